"""Models of the station's modules, made by code from the same data that the simulation reads, with baked light.

Install and run (Python 3.11; the game itself needs none of this)::

    pip install ".[forge]"
    npm install gltf-validator
    python -m iss3d.forge.station                  # all modules that have a plan
    python -m iss3d.forge.station destiny unity    # these two

Each step (compose, reflection, lamps, emergency, windows, openness, export) is kept under a name made from the very
parts and the sampling, so that a run that was stopped goes on where it was, and what did not change is not baked again.
The same plan and data give the same bytes: all dice are seeded by the module's id, Cycles has a fixed seed, and the
denoiser is deterministic on one kind of processor.

How to add a module: one page of composition
--------------------------------------------
1. Write ``modules/NAME.py`` with a ``PLAN`` and put it into ``modules/__init__.py``::

       PLAN = Plan(
           racks={"main.port": ("express", "drawers", "stowage"), "main.deck": ("doors", "vents", "doors")},
           usual=("doors", "stowage"),
           lived=0.5,
           more=dress,
       )

   A key of ``racks`` is "CELL.SIDE" as the station's data name them (cell ``main`` of the module, side ``port``); its
   kinds stand from one end to the other in the positive direction of the station. ``"fluids|drawers"`` takes the second
   kind where something of the game hangs before that place. Sides without a line are filled from ``usual``.
   An end of a cell without a way out may have a line too and is filled like a side; kinds of ``alcoves`` are deep.
2. What no rule can say goes into ``dress(room)``: it gets the kit, the station, the module and its colours, and adds
   parts at frames (right, up, out of the wall). ``racks.KINDS`` lists the kinds, ``parts`` the small things.
3. Forge it with ``--quick`` (light by rays, not by Cycles: a minute, fit to ship) or ``--samples 4 --side 512``,
   look at it with ``iss3d shots``, then forge it in full.

Rules that tests/station/test_forged_models.py holds a model to: no surface stands more than 3 cm out of the wall people
bump into (what hangs there 15 cm); ways out and panes are open; every wall is drawn; every rail is where hands
find it; at most 100,000 triangles and 3 MB a module. A module whose walls, openings, panes, rails or lamps were changed
after it was forged (by a mod, or in content/base) is not shown from its model but grown by the game; see
iss3d/station/likeness.py.

Files in models/station: NAME.bam.pz (one Geom in station axes; columns vertex, lean, color, texcoord, lightmap),
NAME_lamps.jpg, NAME_other.jpg (red: emergency lamps, green: sky through the windows, blue: openness),
NAME_reflection.jpg (the room all round), atlas_*.jpg and atlas.json (shared), modules.json (fingerprints),
gltf.json (what the validator said of each).
"""
