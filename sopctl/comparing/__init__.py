"""Two revisions brought together: found, read, paired, compared, weighed, placed."""
