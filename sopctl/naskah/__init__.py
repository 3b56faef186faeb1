"""Papers of an office: words, tables and figures become a document that the office can go on editing."""
