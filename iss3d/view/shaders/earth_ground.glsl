// Land, sea and lights at one point of the ground, down to a hundred metres.
const float TURN = 40030.0; // km about the Earth: a tile of so many repeats is TURN / repeats wide

vec4 tile_along(sampler2D image, vec2 at, vec2 repeats) {
    vec4 g = even_gradients * repeats.xyxy;
    return mix(vec4(0.5), textureGrad(image, at * repeats, g.xy, g.zw), tiles_share);
}

vec4 tile_at(sampler2D image, vec2 at, float repeats) { return tile_along(image, at, vec2(repeats)); }

vec4 tile(sampler2D image, float repeats) { return tile_at(image, even, repeats); }

vec4 map(sampler2D image, vec2 place) { return textureGrad(image, place, gradients.xy, gradients.zw); }

// A soft aside about 0, for what winds bend: without the fine grain that would tear it.
vec2 meander(float repeats) { return textureLod(noise_tile, even * repeats, 4.5).rb - 0.5; }

struct Ground { vec3 colour; float land; float rough; float lights; vec2 slope; float ice; };

// Fields: squares of 2.2 km in the New World, bent and smaller ones in the Old, cut in strips, each with its crop; where
// it is dry, circles about a well. They fade where a pixel is as wide. bend: noise about 0; thirst: 0 green .. 1 dry.
vec3 fields(vec2 at, float pixel_km, vec2 bend, float thirst) {
    bool straight = at.x < 0.40 || (at.x > 0.81 && at.y < -0.01);
    vec2 q = at * (TURN / 2.2);
    // In the Old World each district is laid out its own way, smaller, and a little bent.
    if (!straight) {
        vec2 district = floor(at * (TURN / 34.0) + meander(160.0) * 2.0);
        float turned = hash(district) * 1.5708;
        q = mat2(cos(turned), sin(turned), -sin(turned), cos(turned)) * q * (1.1 + 0.8 * hash(district + 5.0)) + meander(260.0) * 3.0;
    }
    vec2 id = floor(q), in_cell = fract(q);
    float kind = hash(id + 7.0), estate = hash(floor(q / 5.0) + 3.0);
    vec2 cut = kind < 0.2 ? vec2(1.0, 3.0) : kind < 0.5 ? vec2(2.0, 2.0) : kind < 0.75 ? vec2(2.0, 1.0) : vec2(1.0);
    vec2 part = floor(in_cell * cut);
    float crop = hash(id * 3.7 + part * 1.3 + 11.0) * 0.65 + 0.35 * estate;
    vec3 tint = crop < 0.22 ? vec3(0.46, 0.76, 0.34) : crop < 0.42 ? vec3(0.70, 1.16, 0.46) : crop < 0.58 ? vec3(0.82, 0.84, 0.76)
        : crop < 0.74 ? vec3(2.10, 1.72, 1.15) : crop < 0.88 ? vec3(1.45, 1.02, 0.86) : vec3(2.7, 2.3, 1.8);
    // Neighbours differ little; now and then one is ripe or bare.
    tint = mix(vec3(0.98, 1.0, 0.86), tint, crop > 0.74 ? 0.42 : 0.50);
    vec2 edge = min(fract(in_cell * cut), 1.0 - fract(in_cell * cut)) / cut;
    float hedge = 1.0 - smoothstep(0.01, 0.05, min(edge.x, edge.y));
    tint = mix(tint, vec3(0.80, 0.86, 0.70), 0.5 * hedge);
    // A boom turns about its well: green, or ripe, or a wedge fallow; its corners stay bare.
    vec2 spoke = in_cell - 0.5;
    if (straight && kind * 0.8 + 0.2 * estate < thirst) {
        float round_it = 1.0 - smoothstep(0.45, 0.49, length(spoke));
        float wedge = step(0.72, fract(atan(spoke.y, spoke.x) / 6.2832 + crop)) * step(0.6, crop);
        vec3 wet = mix(crop < 0.62 ? vec3(0.50, 0.86, 0.40) : vec3(1.30, 1.20, 0.80), vec3(1.15, 0.95, 0.80), wedge);
        tint = mix(vec3(1.22, 1.10, 0.95), wet, round_it);
    }
    // Every fifth line is a road; where some meet there is a village.
    vec2 crossing = fract(q / 5.0 + 0.5) - 0.5, corner = floor(q / 5.0 + 0.5);
    float thin = 0.010 + 0.012 * pixel_km, lane = 1.0 - smoothstep(thin, thin * 2.0, min(abs(crossing.x), abs(crossing.y)));
    float size = hash(corner + 19.0);
    vec2 lopsided = crossing * vec2(1.0 + 0.8 * size, 1.8 - 0.8 * size) + bend * 0.10;
    float village = (1.0 - smoothstep(0.7, 1.1, length(lopsided) / (0.03 + 0.16 * size * size * size))) * step(0.35, size);
    tint = mix(tint, vec3(2.0, 1.75, 1.55), 0.45 * lane);
    tint = mix(tint, vec3(2.1, 1.75, 1.75) * (0.6 + 0.8 * hash(floor(q * 9.0))), 0.75 * village);
    return mix(vec3(1.05, 1.08, 0.80), tint, 1.0 - smoothstep(0.25, 1.1, pixel_km));
}

// Long dunes along the wind, some 2.6 km apart, gentle on one side and steep on the other: their slope (x) and how far
// below its crests a place lies (y). They run together where the wind wavered.
vec2 dunes(vec2 at) {
    vec2 bend = meander(61.0) * 0.9 + meander(190.0) * 0.35;
    float phase = dot(at, vec2(0.42, 0.91)) * (TURN / 2.6) + bend.x * 5.0 + bend.y * 2.0;
    float u = fract(phase), high = 0.55 + 0.9 * textureLod(noise_tile, vec2(floor(phase) * 0.37, dot(at, vec2(0.91, -0.42)) * 210.0), 2.0).r;
    float slope = mix(0.36, -0.95, smoothstep(0.66, 0.74, u)) * smoothstep(0.0, 0.16, u) * (1.0 - smoothstep(0.92, 1.0, u));
    return vec2(slope * high, 1.0 - smoothstep(0.10, 0.45, u) + smoothstep(0.86, 1.0, u));
}

Ground ground_at(vec3 up, vec2 place, float pixel_km, vec4 broad, vec4 middle) {
    Ground g;
    vec4 patches = tile(noise_tile, 296.0);
    vec3 kind = map(ground_map, place).rgb, high = map(height_map, place).rgb;
    g.lights = kind.r;
    float shore = kind.g, width = 0.10;
#if REGION
    vec2 inside = (place - region_box.xz) / region_box.yw;
    vec4 scaled = gradients / region_box.ywyw;
    vec2 near = textureGrad(region_map, inside, scaled.xy, scaled.zw).rg;
    vec2 rim = smoothstep(vec2(0.0), vec2(0.02), min(inside, 1.0 - inside));
    float share = rim.x * rim.y;
    g.lights = mix(g.lights, near.r, share);
    shore = mix(shore, near.g, share);
#else
    float share = 0.0;
#endif
    g.lights = g.lights * g.lights * g.lights * 8.0;
#if CLOUD_DETAIL > 1
    vec4 grains = tile(noise_tile, 1192.0);
#else
    vec4 grains = patches;
#endif
    // Where the mask ends, bays and headlands go on: the shore line is bent by noise, less where it is known finely.
    float ragged = (patches.r - 0.5) * 0.5 + (patches.b - 0.5) * 0.22 + (grains.r - 0.5) * 0.24;
    shore += ragged * mix(0.9, 0.35, share) * smoothstep(0.02, 0.3, shore) * smoothstep(0.02, 0.3, 1.0 - shore);
    width = clamp(pixel_km * mix(0.10, 0.5, share), 0.025, 0.3);
    g.land = smoothstep(0.5 - width, 0.5 + width, shore);

    g.rough = high.b * g.land;
#if RELIEF
    // Massifs rise between plainer country.
    float hilly = (0.03 + 0.97 * smoothstep(0.02, 0.75, g.rough)) * mix(0.35 + 0.95 * smoothstep(0.32, 0.66, broad.r * 0.4 + middle.r * 0.6), 1.0, smoothstep(0.35, 0.7, g.rough));
    // In the plains rivers wind.
    vec3 wide = tile_at(erosion_tile, even + (grains.rb - 0.5) * 0.00022 * (1.0 - smoothstep(0.1, 0.4, g.rough)), 96.0).rgb;
    // The same tile smaller and turned by 53 degrees: whole numbers keep it whole across the date line.
    vec4 e = even_gradients;
    even_gradients = vec4(3.0 * e.x - 4.0 * e.y, 4.0 * e.x + 3.0 * e.y, 3.0 * e.z - 4.0 * e.w, 4.0 * e.z + 3.0 * e.w);
    vec3 narrow = tile_at(erosion_tile, vec2(3.0 * even.x - 4.0 * even.y, 4.0 * even.x + 3.0 * even.y), 72.0).rgb;
    even_gradients = e;
    vec2 small = (narrow.rg - 0.5) * mat2(0.6, 0.8, -0.8, 0.6);
#endif
    // The map's colours are soft; read aside by noise of every size they end raggedly, as country does.
    vec2 aside = (patches.rg - 0.5) * 0.00035 + (grains.rg - 0.5) * 0.00030;
#if RELIEF
    vec4 crumbs = tile(noise_tile, 4800.0);
    // In mountains snow and woods follow the ridges and valleys.
    aside = mix(aside + (crumbs.rg - 0.5) * 0.00008, ((wide.rg - 0.5) * 0.00036 - small * 0.00022), hilly * 0.8);
#endif
    aside *= vec2(min(even_share, 4.0), 2.0);
    vec3 seen = map(day_map, place + aside).rgb;
    float rugged = smoothstep(0.08, 0.5, high.b);
    seen = max(seen + (seen - textureLod(day_map, place, 2.6).rgb) * mix(0.45, 0.20, rugged), seen * 0.6);
    vec3 base = pow(seen, vec3(2.2)) * vec3(1.02, 1.0, 0.94);
    // Dry mountains are less red than the map has them, and its dark and bright spots are wider than theirs.
    // A green valley in a desert stays what it is.
    vec3 about = pow(textureLod(day_map, place + aside, 4.5).rgb, vec3(2.2));
    float oasis = smoothstep(0.01, 0.05, (base.g - base.r) - (about.g - about.r));
    base = mix(base, about, 0.45 * rugged * (1.0 - oasis));
    base = mix(base, dot(base, vec3(0.3, 0.6, 0.1)) * vec3(1.10, 1.0, 0.84), (0.36 + 0.14 * rugged) * smoothstep(1.10, 1.45, base.r / max(base.g, 0.004)));
    g.slope = unpacked(map(slope_map, place).rg);
    float steepness = length(g.slope);
    float green = clamp((base.g - base.r) * 40.0 + 0.35, 0.0, 1.0), bright = dot(base, vec3(0.3, 0.6, 0.1));
#if RELIEF
    g.slope = g.slope * 0.75 + ((wide.rg - 0.5) * 0.95 + small * 0.85) * hilly;
    float water = max(wide.b, narrow.b * 0.8);
    // Valley floors: green and dark where it rains, pale gravel in deserts; ridges bare.
    float valley = smoothstep(0.35, 0.75, water), ridge = 1.0 - smoothstep(0.05, 0.25, narrow.b);
    vec3 floor_tint = mix(vec3(1.24, 1.19, 1.10), vec3(0.74, 0.86, 0.72), green);
    base *= mix(vec3(1.0), floor_tint, valley * (0.25 + 0.75 * hilly) * 0.8);
    base *= 1.0 + 0.14 * ridge * hilly * (1.0 - 0.5 * green);
    float gentle = 1.0 - smoothstep(0.22, 0.55, g.rough), near_enough = 1.0 - smoothstep(0.4, 1.8, pixel_km);
    float fertile = max(smoothstep(0.12, 0.30, green), 1.0 - smoothstep(1.45, 1.75, base.r / max(base.g, 0.005)));
    float tilled = gentle * fertile * smoothstep(0.020, 0.036, bright) * (1.0 - smoothstep(0.13, 0.19, bright))
        * smoothstep(0.20, 0.52, patches.r + broad.b * 0.2 + g.lights * 3.0) * step(abs(up.z), 0.84);
    float thirst = 0.75 * smoothstep(0.05, 0.10, bright) + 0.5 * (broad.r - 0.4);
    if (tilled > 0.0) base *= mix(vec3(1.0), fields(even, pixel_km, vec2(grains.r, patches.r) - 0.5, thirst), tilled * 0.95);
    // Ploughed land is paler and greyer than the map's mean of it.
    base = mix(base, dot(base, vec3(0.3, 0.6, 0.1)) * vec3(1.12, 1.02, 0.74), 0.30 * tilled) * (1.0 + tilled * (0.22 + 0.23 * near_enough));
    // Woods between the fields end at a hedge: dark, with hard edges, where the ground is rougher or wetter.
    float woods = smoothstep(0.595, 0.610, grains.r * 0.55 + crumbs.r * 0.20 + patches.b * 0.25 + 0.10 * g.rough) * tilled * near_enough * smoothstep(0.15, 0.4, green);
    base = mix(base, vec3(0.026, 0.044, 0.018) * (0.8 + 0.4 * crumbs.a), 0.75 * woods);
    // Forest: crowns and gaps, darker along the streams, here and there a clearing.
    float wooded = smoothstep(0.35, 0.7, green) * (1.0 - smoothstep(0.030, 0.045, bright)) * near_enough;
    // From above crowns are never as black as satellites' processing leaves them.
    base = max(base, vec3(0.018, 0.040, 0.011) * wooded);
    base *= mix(1.0, 0.62 + 0.45 * crumbs.a + 0.30 * grains.r, wooded * 0.8);
    base = mix(base, vec3(0.075, 0.085, 0.035) * (0.7 + 0.6 * crumbs.r), wooded * gentle * smoothstep(0.70, 0.78, patches.r * 0.6 + grains.r * 0.36 + crumbs.r * 0.20) * 0.4);
    // Rivers of the plains, and the green or bare strips along the smaller ones.
    float stream = smoothstep(0.42, 0.56, wide.b) * gentle * near_enough;
    base *= mix(vec3(1.0), mix(vec3(0.86, 0.80, 0.72), vec3(0.62, 0.76, 0.58), smoothstep(0.0, 0.4, green)), 0.75 * stream);
    float course = middle.r * 0.72 + patches.r * 0.22 + grains.r * 0.08 + (grains.b - 0.5) * 0.02 - 0.51;
    float wide_river = 1.0 - smoothstep(0.003, 0.0045 + 0.004 * pixel_km, abs(course));
    float sandbanks = (1.0 - smoothstep(0.006, 0.011, abs(course))) * smoothstep(0.50, 0.66, crumbs.r * 0.5 + grains.g * 0.5);
    float river = max(smoothstep(0.53, 0.60, wide.b), wide_river * wooded * smoothstep(0.40, 0.50, broad.b));
    // Through fields a river goes in a strip of trees.
    float bottoms = tilled * smoothstep(0.36, 0.46, broad.b) * near_enough;
    base *= mix(vec3(1.0), vec3(0.50, 0.62, 0.50), bottoms * (1.0 - smoothstep(0.005, 0.013, abs(course + (crumbs.r - 0.5) * 0.010))));
    river = max(river, wide_river * bottoms);
    river *= gentle * smoothstep(0.05, 0.3, green) * near_enough;
    base = mix(base, vec3(0.24, 0.20, 0.13), 0.12 * sandbanks * gentle * wooded * smoothstep(0.40, 0.50, broad.b));
    base = mix(base, mix(vec3(0.030, 0.040, 0.040), vec3(0.135, 0.105, 0.062), max(wooded, smoothstep(0.4, 0.6, broad.b))), 0.55 * river);
    // Seas of sand.
    float sandy = smoothstep(0.16, 0.24, bright) * (1.0 - smoothstep(0.05, 0.3, green)) * (1.0 - smoothstep(0.10, 0.35, g.rough))
        * smoothstep(0.34, 0.62, broad.b * 0.6 + patches.r * 0.4) * near_enough * step(abs(up.z), 0.75);
    if (sandy > 0.0) {
        vec2 dune = dunes(even);
        g.slope = mix(g.slope, g.slope * 0.3 + vec2(0.42, 0.91) * dune.x * 0.34, sandy);
        // Between them lies pale flat ground.
        float flats = clamp(dune.y, 0.0, 1.0) * smoothstep(0.44, 0.62, grains.r * 0.5 + patches.r * 0.5);
        base = mix(base, dot(base, vec3(0.33)) * vec3(1.22, 1.16, 1.08), 0.6 * flats * sandy);
        base *= 1.0 + clamp(dune.x, -0.8, 0.5) * 0.14 * sandy;
    }
#endif
    float patchy = (patches.r - 0.5) * 0.30 + (grains.b - 0.5) * 0.24 + (grains.r - 0.5) * 0.18;
    vec3 tint = mix(vec3(1.05, 1.0, 0.93), vec3(0.94, 1.02, 0.97), patches.a);
    base *= max(1.0 + patchy, 0.2) * tint;
    // Towns are pale and grey, with streets and parks.
    base = mix(base, vec3(0.125, 0.120, 0.113) * (0.45 + 0.6 * grains.a + 0.6 * grains.b), 0.62 * smoothstep(0.15, 1.5, g.lights * (0.3 + 1.4 * grains.r)));

    float height_km = high.r * high.r * 7.5;
    float cold = warmth(up.z, height_km + g.slope.y * sign(up.z) * 0.4, g.land);
    float speckle = (patches.r - 0.5) * 3.5 + (middle.r + broad.r - 1.0) * 5.0 + (grains.r - 0.5) * 5.0;
    // Highlands of the dry belts are cold but bare; on the flanks of their ranges snow is caught.
    float dry = (1.0 - green) * (1.0 - smoothstep(0.58, 0.75, abs(up.z)));
    float sharp = 3.0;
#if RELIEF
    // The map of heights is coarse, and what it shows white is smeared: in mountains snow lies on ridges, rock stands
    // out where it is steep, and valleys between are free.
    float smeared = smoothstep(0.10, 0.30, bright) * (1.0 - smoothstep(0.06, 0.16, abs(base.r - base.b) / max(bright, 0.02) * 0.35)) * hilly;
    float ridges = 0.36 - 0.60 * wide.b - 0.45 * narrow.b;
    cold -= (ridges * 14.0 + 1.0 * smeared) * hilly;
    speckle *= 1.0 - 0.6 * hilly;
    sharp = mix(3.0, mix(1.2, 3.6, dry), hilly);
    vec3 rock = mix(vec3(0.085, 0.080, 0.072), vec3(0.075, 0.090, 0.045), 0.6 * smoothstep(0.0, 7.0, cold));
    base = mix(base, mix(rock, vec3(0.150, 0.118, 0.082), min(dry, 1.0)) * (0.75 + 0.5 * grains.r), smeared * smoothstep(0.35, 0.52, abs(up.z)));
#endif
    float snow = 1.0 - smoothstep(-5.0 - sharp, -5.0 + sharp, cold + speckle + (20.5 - 5.0 * smoothstep(0.06, 0.34, steepness)) * dry);
    float forest = smoothstep(0.45, 0.8, green) * (1.0 - smoothstep(0.03, 0.07, bright));
    vec3 white = vec3(0.72, 0.76, 0.82) * (1.0 - 0.72 * forest) * (0.80 + 0.22 * patches.r + 0.18 * grains.g);
#if RELIEF
    float steep = smoothstep(0.30, 0.55, length(g.slope)) * hilly;
    white = mix(white, vec3(0.13, 0.12, 0.115), 0.75 * steep);
    // The ice of the poles: drifts along the wind, and fields of blue ice that it has swept bare.
    float sheet = snow * smoothstep(0.86, 0.93, abs(up.z)) * g.land;
    if (sheet > 0.0) {
        vec2 blown = even + meander(23.0) * 0.008 + meander(90.0) * 0.003;
        float drift = tile_along(noise_tile, blown, vec2(61.0, 377.0)).r;
        float swept = tile_along(noise_tile, blown.yx, vec2(43.0, 29.0)).b;
        float bare = smoothstep(0.56, 0.70, swept * 0.55 + drift * 0.35 + patches.r * 0.10) * sheet;
        white = mix(white * (1.0 + (drift - 0.5) * 0.16 * sheet), vec3(0.44, 0.56, 0.66), 0.22 * bare);
    }
#endif
    // Wind heaps it: what is white is not even.
    base = mix(base, white, snow);
    g.slope += (patches.rg + broad.rg + grains.rg - 1.5) * 0.045 * snow * (1.0 - smoothstep(1.0, 5.0, pixel_km) * 0.5);

    // The sea: deep blue, turquoise over shallows, green where rivers feed it; ice where it freezes.
    vec3 sea = vec3(0.0035, 0.0125, 0.034) * (0.85 + 0.3 * broad.r);
    sea += high.g * vec3(0.008, 0.052, 0.058) * (0.6 + 0.8 * patches.r);
    sea += vec3(0.006, 0.016, 0.010) * smoothstep(0.02, 0.4, shore) * broad.b;
    float freezing = warmth(up.z, 0.0, 0.35) + (broad.r - 0.5) * 8.0;
    // Pack ice: floes of 1 to 50 km, thin grey ice between them, and long dark leads where the pack has parted.
    float pack = (1.0 - smoothstep(-13.0, -5.0, freezing)) * (1.0 - g.land);
    vec2 drawn_out = even + meander(29.0) * 0.006 + meander(120.0) * 0.0012;
    float leads = smoothstep(0.76, 0.92, tile_along(noise_tile, drawn_out, vec2(29.0, 83.0)).g) * smoothstep(0.40, 0.60, broad.b + 0.3 * (middle.r - 0.5));
    leads = max(leads, 0.85 * smoothstep(0.80, 0.95, tile_along(noise_tile, drawn_out.yx, vec2(113.0, 61.0)).g) * smoothstep(0.45, 0.6, broad.r));
    float floes = smoothstep(-0.05, 0.05, middle.a * 0.45 + patches.a * 0.40 + grains.a * 0.30 - 1.05 + 1.1 * pack);
    g.ice = pack * mix(0.45, 1.0, floes) * (1.0 - 0.92 * min(leads, 1.0));
    vec3 old_ice = mix(vec3(0.56, 0.63, 0.70), vec3(0.76, 0.79, 0.81), smoothstep(0.35, 0.65, middle.a * 0.5 + broad.r * 0.5));
    sea = mix(sea, mix(vec3(0.24, 0.32, 0.40), old_ice * (0.86 + 0.2 * grains.r), floes), g.ice);
    g.colour = mix(sea, base, g.land);
    g.slope *= g.land;
    return g;
}

// City lights still burning: grids die district by district, cities under a burst at once.
vec3 city_lights(vec2 place, float lights, float darkness, float pixel_km, vec4 middle, vec4 broad) {
    vec4 streets = tile(noise_tile, 2400.0), quarters = tile(noise_tile, 808.0);
    vec2 blurred = place + (broad.rb - 0.5) * vec2(0.004, 0.008);
    float grid = textureLod(grid_map, blurred, 0.0).r * 255.0;
    float share = grid_light[int(grid + 0.5)];
    float district = middle.r * 0.65 + quarters.b * 0.35;
    float burning = share > 0.995 ? 1.0 : smoothstep(-0.07, 0.07, mix(0.16, 0.84, share) - district);
    vec3 warm = mix(vec3(1.0, 0.47, 0.15), vec3(1.0, 0.74, 0.44), smoothstep(0.05, 0.8, lights + 0.5 * (quarters.r - 0.5)));
    warm = mix(warm, vec3(0.72, 0.88, 1.0), 0.5 * smoothstep(0.54, 0.66, quarters.b));
    // Near the eye the map is a density: main roads, streets and yards rise out of it.
    float near = 1.0 - smoothstep(0.14, 0.9, pixel_km);
    // Each quarter's streets lie their own way: lanes some 300 m apart, an avenue every fourth.
    vec2 km = even * TURN + meander(700.0) * 2.0, quarter = floor(km / 11.0 + (quarters.rb - 0.5) * 0.7);
    float way = hash(quarter) * 1.5708;
    vec2 q = mat2(cos(way), sin(way), -sin(way), cos(way)) * km / even_share;
    vec2 lane = abs(fract(q / 0.34) - 0.5) * 0.34, avenue = abs(fract(q / 1.36) - 0.5) * 1.36;
    float wide_km = 0.03 + 0.5 * pixel_km;
    float lanes = 1.0 - smoothstep(0.0, wide_km, min(lane.x, lane.y)), threads = 1.0 - smoothstep(0.0, wide_km * 1.3, min(avenue.x, avenue.y));
    lanes = mix(lanes, 0.4, smoothstep(0.10, 0.25, pixel_km));
    float ring_roads = smoothstep(0.84, 0.98, tile_at(noise_tile, even + 0.37, 336.0).g);
    float blocks = smoothstep(0.42, 0.60, tile_at(noise_tile, even, 7208.0).b);
    float spark = smoothstep(0.55, 0.85, streets.b * 0.6 + streets.a * 0.5);
    float core = smoothstep(0.4, 3.0, lights);
    float fine = mix(0.10, 0.34, core) + (0.4 + 0.8 * blocks) * (0.9 * threads + 0.45 * lanes + 0.8 * ring_roads) + 1.1 * spark * spark * (0.4 + 0.8 * blocks);
    fine *= (0.72 + 0.5 * smoothstep(0.30, 0.72, quarters.a)) * mix(0.75, 1.35, core);
    // What is dim is a few towns, not an even glow: where the map is coarse, an island would shine as a whole.
    float towns = smoothstep(0.44, 0.66, streets.b * 0.45 + quarters.a * 0.55 + 0.16 * min(lights, 1.0));
    float dim = (1.0 - smoothstep(0.25, 1.1, lights)) * (1.0 - smoothstep(2.0, 6.0, pixel_km)) * (1.0 - 0.6 * near);
    fine *= mix(1.0, 0.30 + 1.5 * towns, dim);
    float clumps = mix((0.70 + 0.6 * smoothstep(0.35, 0.72, quarters.a)) * mix(1.0, 0.45 + 1.1 * towns, dim), fine, near);
    return warm * lights * clumps * burning * (1.0 - clamp(darkness, 0.0, 1.0));
}
