"""The station: modules, ports, hatches, rails, routes and sight lines, all read from one set of files."""
