"""One file per subcommand of `wangdi`; each holds one `command`."""
