"""What every step uses: context, snapshot, result, states, history, backup."""
