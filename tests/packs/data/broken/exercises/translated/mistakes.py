def _helper(): pass


def silent(): pass
