"""Windows as the set-up sees it: its registry, its marks on files, links on the desktop."""
