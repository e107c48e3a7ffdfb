"""From what a scraper left to articles in ``content/``: intake, cleaning, dating, store, in this order."""
