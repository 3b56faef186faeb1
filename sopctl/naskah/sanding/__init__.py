"""Two revisions on one page: both sheets side by side, one merged, every change marked in its place."""
