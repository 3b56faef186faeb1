"""Reading and rules brought together: which files a run judges, by whose settings, and what is found."""
