"""How handed-in files lie on disk: a folder for each learner, bundles, a course system's download."""
