"""The kernel of every step: context, snapshot, result, states, history, backup."""
