"""`iss3d bench`: what the game costs, each figure beside a baseline taken in the same run.

Every measurement runs in a process of its own, as only one window can exist in a process and as start-up is to be
measured from nothing. All limits are maxima. Timing is judged by whoever reads the table, never by a test.
"""
