"""What two printings of one story share (转载比对)."""
