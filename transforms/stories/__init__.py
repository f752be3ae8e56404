"""What the lines of a page are and how they make stories (版面与稿件)."""
