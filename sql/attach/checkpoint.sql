force checkpoint
