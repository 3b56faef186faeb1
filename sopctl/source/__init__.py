"""YAML in: bytes to documents and models, or to findings with their places; repositories and their files."""
