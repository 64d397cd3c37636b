"""What leaves this folder for other computers: the staff's zip, and wheels for offline offices."""
