"""Commands on the closed book: ``base`` runs the step of an action, the others do more than that.

Each module is imported only when one of its commands is called: a light command starts fast.
"""
