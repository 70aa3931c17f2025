"""Bakes the light of a module with Cycles: lamps, emergency lamps, sky through the windows, openness, a reflection.

The only file besides gltf.py that touches Blender; runs in a process of its own for each step (see forge.py).
Blender's axes are the station's, turned by half a turn about x, so that up is up.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import bpy
import numpy as np
import numpy.typing as npt

from iss3d.forge.station import atlas
from iss3d.forge.station.charts import PAD, lightmap_uv
from iss3d.forge.station.folders import SHIPPED
from iss3d.forge.station.kit import EMERGENCY, LAMP, PLAIN, SCREEN, Part
from iss3d.vectors import Vec3

MATERIALS = {PLAIN: "plain", LAMP: "lamp", SCREEN: "screen", EMERGENCY: "emergency"}
STRENGTHS: dict[str, dict[str, float]] = {
    "lamps": {"lamp": 60.0, "screen": 1.2, "emergency": 0.0},
    "emergency": {"lamp": 0.0, "screen": 1.0, "emergency": 40.0},
    "windows": {"lamp": 0.0, "screen": 0.0, "emergency": 0.0},
}
NEXT_ROOM = {"lamps": 1.6, "emergency": 0.05, "windows": 0.0}
"""Radiance of the light that comes in where the next module begins."""

PROBE = (256, 128)
NARROW = 14
"""Charts no wider than this in texels are smoothed along themselves before the denoiser, which would mix neighbours."""

Pixels = npt.NDArray[np.float32]
TURN = np.array([1.0, -1.0, -1.0])


class Scene:
    """A module in Blender, ready to be lit."""

    def __init__(self, name: str, parts: Sequence[Part], side: int, threads: int) -> None:
        bpy.ops.wm.read_factory_settings(use_empty=True)
        self.parts, self.side = parts, side
        self.scene = bpy.context.scene
        self.scene.render.engine = "CYCLES"
        self.scene.render.threads_mode = "FIXED"
        self.scene.render.threads = threads
        cycles = self.scene.cycles
        cycles.device, cycles.seed, cycles.use_adaptive_sampling = "CPU", 1, False
        cycles.max_bounces, cycles.diffuse_bounces, cycles.glossy_bounces = 4, 3, 1
        cycles.caustics_reflective = cycles.caustics_refractive = False
        cycles.sample_clamp_indirect = 6.0
        world = bpy.data.worlds.new("dark")
        world.use_nodes = True
        world.node_tree.nodes["Background"].inputs[1].default_value = 0.0
        self.scene.world = world
        images = {n: _image(SHIPPED / n, n == atlas.COLOUR) for n in (atlas.COLOUR, atlas.ORM, atlas.NORMAL)}
        self.materials = {g: _material(m, images, g) for g, m in MATERIALS.items()}
        self.object = _mesh(name, parts, side, list(self.materials.values()), list(self.materials))
        self.helpers: list[Any] = []

    def shine(self, polygons: Sequence[tuple[Sequence[Vec3], Vec3]], radiance: float, colour: Vec3) -> None:
        """Add flat lights that are not part of the model: where the next room begins, the sky in a window."""
        for corners, inward in polygons:
            p = np.array(corners) * TURN
            n = np.array(inward) * TURN
            if np.cross(p[1] - p[0], p[2] - p[0]) @ n < 0:
                p = p[::-1]
            mesh = bpy.data.meshes.new("light")
            mesh.from_pydata(p.tolist(), [], [list(range(len(p)))])
            material = bpy.data.materials.new("light")
            material.use_nodes = True
            tree = material.node_tree
            tree.nodes.clear()
            emission, out = tree.nodes.new("ShaderNodeEmission"), tree.nodes.new("ShaderNodeOutputMaterial")
            emission.inputs[0].default_value, emission.inputs[1].default_value = (*colour, 1.0), radiance
            tree.links.new(emission.outputs[0], out.inputs[0])
            mesh.materials.append(material)
            made = bpy.data.objects.new("light", mesh)
            self.scene.collection.objects.link(made)
            self.helpers.append(made)

    def forget_helpers(self) -> None:
        """Take away what shine() added."""
        for made in self.helpers:
            bpy.data.objects.remove(made)
        self.helpers = []

    def _set(self, strengths: dict[str, float]) -> None:
        for material in self.materials.values():
            if material.name in strengths:
                material.node_tree.nodes["Principled BSDF"].inputs["Emission Strength"].default_value = strengths[
                    material.name
                ]

    def light(self, kind: str, side: int, samples: int) -> Pixels:
        """Return what falls on every texel, (side, side, 3), rows from the bottom."""
        self._set(STRENGTHS[kind])
        return self._bake("DIFFUSE", side, samples, {"DIRECT", "INDIRECT"})

    def openness(self, side: int, samples: int) -> Pixels:
        """Return how open to the room every texel is, from 0 to 1."""
        self.scene.world.light_settings.distance = 0.35
        return self._bake("AO", side, samples, set())

    def _bake(self, kind: str, side: int, samples: int, passes: set[str]) -> Pixels:
        self.scene.cycles.samples = samples
        target = bpy.data.images.new("target", side, side, float_buffer=True, alpha=True)
        target.generated_color = (0.0, 0.0, 0.0, 0.0)
        nodes = []
        for material in self.materials.values():
            tree = material.node_tree
            node, uv = tree.nodes.new("ShaderNodeTexImage"), tree.nodes.new("ShaderNodeUVMap")
            node.image, uv.uv_map = target, "lightmap"
            tree.links.new(uv.outputs[0], node.inputs[0])
            tree.nodes.active = node
            node.select = True
            bsdf = tree.nodes["Principled BSDF"]
            for link in [q for q in tree.links if q.to_socket in (bsdf.inputs["Metallic"], bsdf.inputs["Normal"])]:
                tree.links.remove(link)
            nodes.append((tree, node, uv))
        bpy.context.view_layer.objects.active = self.object
        self.object.select_set(True)
        layers = self.object.data.uv_layers
        layers.active = layers["lightmap"]
        how: dict[str, Any] = {"pass_filter": passes} if passes else {}
        bpy.ops.object.bake(type=kind, margin=PAD, margin_type="EXTEND", use_clear=True, **how)
        pixels = np.empty(side * side * 4, np.float32)
        target.pixels.foreach_get(pixels)
        for tree, node, uv in nodes:
            tree.nodes.remove(node)
            tree.nodes.remove(uv)
        bpy.data.images.remove(target)
        return self._clean(pixels.reshape(side, side, 4)[:, :, :3].copy())

    def _clean(self, pixels: Pixels) -> Pixels:
        """Return a lightmap without noise: narrow charts smoothed along themselves, all through the denoiser."""
        from scipy.ndimage import gaussian_filter  # noqa: PLC0415

        side = pixels.shape[0]
        ratio = side / self.side
        for part in self.parts:
            x, y, w, h, _ = part.spot
            if min(w, h) > NARROW:
                continue
            a, b = int((y - 1) * ratio), math.ceil((y + h + 1) * ratio)
            c, d = int((x - 1) * ratio), math.ceil((x + w + 1) * ratio)
            chart = pixels[a:b, c:d]
            pixels[a:b, c:d] = gaussian_filter(chart, (2.0 * ratio, 3.0 * ratio, 0.0), mode="nearest")
        return _denoised(pixels)

    def reflection(self, centre: Vec3, samples: int) -> Pixels:
        """Return the room seen all round from a point, (128, 256, 3): row 0 below, column 0 at the back (-x)."""
        self._set(STRENGTHS["lamps"])
        data = bpy.data.cameras.new("probe")
        data.type = "PANO"
        (data if hasattr(data, "panorama_type") else data.cycles).panorama_type = "EQUIRECTANGULAR"
        camera = bpy.data.objects.new("probe", data)
        camera.location = np.array(centre) * TURN
        camera.rotation_euler = (math.pi / 2, 0.0, -math.pi / 2)
        data.clip_start = 0.01
        self.scene.collection.objects.link(camera)
        self.scene.camera = camera
        render = self.scene.render
        render.resolution_x, render.resolution_y, render.resolution_percentage = *PROBE, 100
        self.scene.cycles.samples = samples
        self.scene.cycles.use_denoising = True
        self.scene.view_settings.view_transform = "Raw"
        pixels = _rendered(self.scene, *PROBE)
        bpy.data.objects.remove(camera)
        return pixels


def _rendered(scene: Any, wide: int, high: int) -> Pixels:
    """Return the picture of a scene, through a file since Blender keeps its results to itself."""
    import tempfile  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        settings = scene.render.image_settings
        settings.file_format, settings.color_depth, settings.color_mode = "OPEN_EXR", "32", "RGB"
        scene.render.filepath = str(Path(folder) / "picture.exr")
        bpy.ops.render.render(write_still=True, scene=scene.name)
        image = bpy.data.images.load(scene.render.filepath)
        pixels = np.empty(wide * high * 4, np.float32)
        image.pixels.foreach_get(pixels)
        bpy.data.images.remove(image)
    return pixels.reshape(high, wide, 4)[:, :, :3].copy()


def _denoised(pixels: Pixels) -> Pixels:
    """Return pixels through Open Image Denoise, as the compositor offers it."""
    side = pixels.shape[0]
    image = bpy.data.images.new("noisy", side, side, float_buffer=True, alpha=True)
    image.pixels.foreach_set(np.dstack([pixels, np.ones((side, side), np.float32)]).ravel())
    image.update()
    scene = bpy.data.scenes.new("cleaning")
    scene.use_nodes = True
    tree = scene.node_tree
    tree.nodes.clear()
    source, clean = tree.nodes.new("CompositorNodeImage"), tree.nodes.new("CompositorNodeDenoise")
    out = tree.nodes.new("CompositorNodeComposite")
    source.image, clean.use_hdr, clean.prefilter = image, True, "NONE"
    tree.links.new(source.outputs[0], clean.inputs[0])
    tree.links.new(clean.outputs[0], out.inputs[0])
    scene.render.resolution_x = scene.render.resolution_y = side
    scene.render.resolution_percentage = 100
    scene.view_settings.view_transform = "Raw"
    cleaned = _rendered(scene, side, side)
    bpy.data.scenes.remove(scene)
    bpy.data.images.remove(image)
    return cleaned


def _image(path: Path, colour: bool) -> Any:
    image = bpy.data.images.load(str(path))
    image.colorspace_settings.name = "sRGB" if colour else "Non-Color"
    return image


def _material(name: str, images: dict[str, Any], glow: float) -> Any:
    """Return a material that reads the atlas, tinted by the mesh's colours; what glows shines in its own colour."""
    material = bpy.data.materials.new(name)
    material.use_nodes = material.use_backface_culling = True
    tree = material.node_tree
    bsdf = tree.nodes["Principled BSDF"]
    uv = tree.nodes.new("ShaderNodeUVMap")
    uv.uv_map = "atlas"
    read = {}
    for key, image in images.items():
        read[key] = tree.nodes.new("ShaderNodeTexImage")
        read[key].image = image
        tree.links.new(uv.outputs[0], read[key].inputs[0])
    tint, mix = tree.nodes.new("ShaderNodeVertexColor"), tree.nodes.new("ShaderNodeMix")
    tint.layer_name = "tint"
    mix.data_type, mix.blend_type = "RGBA", "MULTIPLY"
    mix.inputs["Factor"].default_value = 1.0
    colours = [s for s in mix.inputs if s.type == "RGBA"]
    tree.links.new(read[atlas.COLOUR].outputs[0], colours[0])
    tree.links.new(tint.outputs[0], colours[1])
    mixed = next(s for s in mix.outputs if s.type == "RGBA")
    tree.links.new(mixed, bsdf.inputs["Base Color"])
    split = tree.nodes.new("ShaderNodeSeparateColor")
    tree.links.new(read[atlas.ORM].outputs[0], split.inputs[0])
    tree.links.new(split.outputs["Green"], bsdf.inputs["Roughness"])
    tree.links.new(split.outputs["Blue"], bsdf.inputs["Metallic"])
    if glow == EMERGENCY:
        bsdf.inputs["Emission Color"].default_value = (1.0, 0.16, 0.06, 1.0)
    elif glow:
        tree.links.new(mixed, bsdf.inputs["Emission Color"])
    return material


def _mesh(name: str, parts: Sequence[Part], side: int, materials: list[Any], glows: list[float]) -> Any:
    """Return the parts as one object, each corner with its place on the atlas and on the lightmap."""
    first = np.cumsum([0] + [len(p.places) for p in parts])
    places = np.vstack([p.places for p in parts]) * TURN
    triangles = np.vstack([p.triangles + f for p, f in zip(parts, first, strict=False)])
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata(places.tolist(), [], triangles.tolist())
    corners = triangles.ravel()
    for layer, uv in (("atlas", np.vstack([p.uv for p in parts]) / (1.0, atlas.SHEETS)),
                      ("lightmap", np.vstack([lightmap_uv(p, side) for p in parts]))):  # fmt: skip
        mesh.uv_layers.new(name=layer).data.foreach_set("uv", uv[corners].astype(np.float32).ravel())
    tints = np.vstack([np.tile((*(c**2.2 for c in p.tint), 1.0), (len(p.places), 1)) for p in parts])
    mesh.color_attributes.new("tint", "FLOAT_COLOR", "POINT").data.foreach_set(
        "color", tints.astype(np.float32).ravel()
    )
    index = np.concatenate([np.full(len(p.triangles), glows.index(p.glow), np.int32) for p in parts])
    mesh.polygons.foreach_set("material_index", index)
    mesh.polygons.foreach_set("use_smooth", np.ones(len(triangles), bool))
    for material in materials:
        mesh.materials.append(material)
    mesh.normals_split_custom_set_from_vertices((np.vstack([p.normals for p in parts]) * TURN).tolist())
    mesh.update()
    made = bpy.data.objects.new(name, mesh)
    bpy.context.scene.collection.objects.link(made)
    return made
