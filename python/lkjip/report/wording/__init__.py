"""Sentences generated from figures."""
