"""The large arm as nodes: two booms and a hand, bent so that its tip is where it should be."""

from __future__ import annotations

from panda3d.core import NodePath

from iss3d.vectors import Vec3, compose, facing, sub
from iss3d.view.station import robots, turning
from iss3d.view.station.arm_pose import ARM_BASE, BOOM, joints
from iss3d.view.station.geom import geom_of_plates, node_of


class Arm:
    """The arm, hung below a node of what is outside."""

    def __init__(self, parent: NodePath) -> None:
        self.root: NodePath = parent.attach_new_node("arm")
        limbs = (robots.boom(BOOM, True), robots.boom(BOOM, False), robots.hand())
        self._limbs = [self.root.attach_new_node(node_of("limb", geom_of_plates(limb))) for limb in limbs]

    def pose(self, tip: Vec3) -> None:
        """Bend the arm so that its hand is at a point: two booms and a hand that keeps to their line."""
        _, elbow, wrist = joints(tip)
        for node, start, end in (
            (self._limbs[0], ARM_BASE, elbow),
            (self._limbs[1], elbow, wrist),
            (self._limbs[2], wrist, tip),
        ):
            node.set_pos(*start)
            w, x, y, z = compose(facing(sub(end, start)), (1.0, 0.0, 0.0, 0.0))
            node.set_quat(turning.quat(w, x, y, z))
