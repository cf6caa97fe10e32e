"""The resources of the service, one file each; they do not know each other."""
