"""The home tab as one page to hang up or to send: a PNG or a PDF, without any office program."""
