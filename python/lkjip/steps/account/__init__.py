"""The mail account: its servers, a try, and sending what lies ready."""
