"""HTTPS on a local network, for cameras and service workers: an authority of the office's own."""
