"""The contents of the home tab: figures, units that need somebody, sasaran, plan and fact."""
