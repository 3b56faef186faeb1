"""Two revisions compared: what differs (facts), and how much each difference weighs."""
