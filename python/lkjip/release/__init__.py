"""Packs what leaves this folder: the staff's zip, and wheels for offices without internet."""
