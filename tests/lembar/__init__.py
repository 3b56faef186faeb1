"""The independent judges of the drawing: they read only emitted SVG and the document."""
