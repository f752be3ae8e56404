"""One file for each command of ``shuzheng``; each imports what it needs only when it is called."""
