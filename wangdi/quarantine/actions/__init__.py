"""What happens to many episodes at once, inside the transaction of a command."""
