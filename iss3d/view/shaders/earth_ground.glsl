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

// Colours of crops: green and ripe, hay, ploughed, stubble. share: 0 to 1, every value as common.
vec3 crop_colour(float share) {
    return share < 0.26 ? vec3(0.046, 0.082, 0.024) : share < 0.44 ? vec3(0.086, 0.126, 0.040) : share < 0.58 ? vec3(0.120, 0.132, 0.058)
        : share < 0.76 ? vec3(0.215, 0.178, 0.092) : share < 0.88 ? vec3(0.120, 0.088, 0.058) : vec3(0.290, 0.242, 0.140);
}

// Fields on ground of a colour: square miles in the New World (2.2 km on the map that keeps shapes), turned and smaller
// ones in the Old, cut in strips, each with its crop; where it is dry, circles about a well. They fade where a pixel is as
// wide. bend: noise about 0; thirst: 0 green .. 1 dry.
vec3 fields(vec3 ground, vec2 at, float pixel_km, vec2 bend, float thirst) {
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
    float strips = straight ? 2.0 : 3.0 + floor(3.0 * hash(id + 31.0));
    vec2 cut = kind < 0.3 ? vec2(1.0, strips) : kind < 0.6 ? vec2(2.0, 2.0) : kind < 0.85 ? vec2(strips, 1.0) : vec2(1.0);
    vec2 part = floor(in_cell * cut);
    float crop = fract(hash(id * 3.7 + part * 1.3 + 11.0) * 0.75 + estate);
    vec2 edge = min(fract(in_cell * cut), 1.0 - fract(in_cell * cut)) / cut;
    float hedge = 1.0 - smoothstep(0.01, 0.05, min(edge.x, edge.y));
    vec3 colour = mix(crop_colour(crop), vec3(0.045, 0.058, 0.026), (straight ? 0.25 : 0.6) * hedge);
    // A boom turns about its well: green, or ripe, or a wedge fallow; its corners stay bare. Most stand four to a mile.
    float four = step(0.16, hash(id + 23.0));
    vec2 lot = floor(in_cell * (1.0 + four)), spoke = fract(in_cell * (1.0 + four)) - 0.5;
    if (straight && fract(kind * 7.0) * 0.7 + 0.3 * estate < thirst) {
        crop = hash(id * 2.3 + lot * 5.1 + 17.0);
        float blur = 0.02 + 0.30 * pixel_km * (1.0 + four), round_it = 1.0 - smoothstep(0.47 - blur, 0.47 + 0.5 * blur, length(spoke));
        float wedge = step(0.72, fract(atan(spoke.y, spoke.x) / 6.2832 + crop)) * step(0.6, crop);
        vec3 wet = mix(crop < 0.68 ? vec3(0.040, 0.088, 0.022) * (0.7 + crop) : vec3(0.185, 0.165, 0.085), vec3(0.150, 0.115, 0.078), wedge);
        colour = mix(vec3(0.205, 0.165, 0.112), wet, round_it);
    }
    // Every fifth line is a road; where some meet there is a village.
    vec2 crossing = fract(q / 5.0 + 0.5) - 0.5, corner = floor(q / 5.0 + 0.5);
    float thin = 0.010 + 0.012 * pixel_km, lane = 1.0 - smoothstep(thin, thin * 2.0, min(abs(crossing.x), abs(crossing.y)));
    float size = hash(corner + 19.0);
    vec2 lopsided = crossing * vec2(1.0 + 0.8 * size, 1.8 - 0.8 * size) + bend * 0.10;
    float village = (1.0 - smoothstep(0.7, 1.1, length(lopsided) / (0.03 + 0.16 * size * size * size))) * step(0.35, size);
    colour = mix(colour, vec3(0.26, 0.235, 0.205), 0.5 * lane);
    colour = mix(colour, vec3(0.20, 0.17, 0.165) * (0.6 + 0.8 * hash(floor(q * 9.0))), 0.8 * village);
    // From afar they are what the map shows, a little paler.
    float lightness = clamp(sqrt(dot(ground, vec3(0.33)) / 0.075), 0.85, 1.5);
    return mix(ground * vec3(1.05, 1.08, 0.80), colour * lightness, 0.85 * (1.0 - smoothstep(0.25, 1.1, pixel_km)));
}

// Long dunes along the wind, some 2.2 km apart, gentle on one side and steep on the other: their slope (x) and how far
// below its crests a place lies (y). They wind a little and run together where the wind wavered.
vec2 dunes(vec2 at) {
    vec2 bend = meander(61.0) * 0.9 + meander(190.0) * 0.35, sway = meander(760.0);
    float phase = dot(at, vec2(0.42, 0.91)) * (TURN / 2.2) + bend.x * 5.0 + bend.y * 2.0 + sway.x * 1.1;
    float u = fract(phase), high = 0.6 + 0.8 * textureLod(noise_tile, vec2(floor(phase) * 0.37, dot(at, vec2(0.91, -0.42)) * 210.0), 2.0).r;
    float slope = mix(0.42, -1.15, smoothstep(0.56, 0.64, u)) * smoothstep(0.0, 0.22, u) * (1.0 - smoothstep(0.84, 0.98, u));
    return vec2(slope * high, 1.0 - smoothstep(0.06, 0.34, u) + smoothstep(0.80, 0.98, u));
}

// Ice broken into polygons, one about a point in each unit square: x which one it is, y how far its edge is, z how wide the
// gap there is (0 to 1).
vec3 floe(vec2 q) {
    vec2 id = floor(q), in_cell = fract(q), nearest = vec2(9.0), next = vec2(9.0), own = vec2(0.0), other = vec2(0.0);
    float least = 99.0, second = 99.0;
    for (int n = 0; n < 9; n++) {
        vec2 step_to = vec2(float(n % 3) - 1.0, float(n / 3) - 1.0), cell = id + step_to;
        vec2 apart = step_to + 0.1 + 0.8 * vec2(hash(cell + 3.0), hash(cell + 41.0)) - in_cell;
        float far = dot(apart, apart);
        if (far < least) {
            second = least; next = nearest; other = own;
            least = far; nearest = apart; own = cell;
        } else if (far < second) {
            second = far; next = apart; other = cell;
        }
    }
    float edge = dot(0.5 * (nearest + next), normalize(next - nearest + 1e-5));
    return vec3(hash(own + 17.0), edge, hash(min(own, other) * 1.7 + max(own, other) + 5.0));
}

Ground ground_at(vec3 up, vec2 place, float pixel_km, vec4 broad, vec4 middle) {
    Ground g;
    vec4 patches = tile(noise_tile, 296.0);
#if CLOUD_DETAIL > 1
    vec4 grains = tile(noise_tile, 1192.0);
#else
    vec4 grains = patches;
#endif
    vec3 kind = map(ground_map, place).rgb, high = map(height_map, place).rgb;
    g.lights = kind.r;
    float shore = kind.g, width = 0.10;
#if REGION
    vec2 inside = (place - region_box.xz) / region_box.yw;
    vec4 scaled = gradients / region_box.ywyw;
    // Read a little aside, so that neither towns nor bays are as round as texels.
    vec2 near = textureGrad(region_map, inside + (grains.rb - 0.5) * vec2(0.0004, 0.0008), scaled.xy, scaled.zw).rg;
    vec2 rim = smoothstep(vec2(0.0), vec2(0.02), min(inside, 1.0 - inside));
    float share = rim.x * rim.y;
    g.lights = mix(g.lights, near.r, share);
    shore = mix(shore, near.g, share);
#else
    float share = 0.0;
#endif
    g.lights = g.lights * g.lights * g.lights * mix(17.0, 8.0, share);
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
        * smoothstep(0.13, 0.17, patches.r * 0.75 + grains.r * 0.22 + g.lights * 3.0) * step(abs(up.z), 0.84);
    // Small islands and capes are scrub, not tilled.
    tilled *= smoothstep(0.60, 0.92, textureLod(ground_map, place, 2.0).g);
    float thirst = 0.75 * smoothstep(0.05, 0.10, bright) + 0.5 * (broad.r - 0.4);
    if (tilled > 0.0) base = mix(base, fields(base, even, pixel_km, vec2(grains.r, patches.r) - 0.5, thirst), tilled * 0.95);
    // Ploughed land is paler and greyer than the map's mean of it.
    base = mix(base, dot(base, vec3(0.3, 0.6, 0.1)) * vec3(1.12, 1.02, 0.74), 0.22 * tilled * (1.0 - near_enough)) * (1.0 + tilled * 0.22 * (1.0 - near_enough));
    // Woods between the fields end at a hedge: dark, with hard edges, where the ground is rougher or wetter.
    float woods = smoothstep(0.595, 0.610, grains.r * 0.55 + crumbs.r * 0.20 + patches.b * 0.25 + 0.10 * g.rough) * tilled * near_enough * smoothstep(0.15, 0.4, green);
    base = mix(base, vec3(0.026, 0.044, 0.018) * (0.8 + 0.4 * crumbs.a), 0.75 * woods);
    // Forest: crowns and gaps, darker along the streams, here and there a clearing.
    float wooded = smoothstep(0.35, 0.7, green) * step(base.b, base.g) * (1.0 - smoothstep(0.030, 0.045, bright)) * near_enough;
    // From above crowns are never as black as satellites' processing leaves them.
    base = max(base, vec3(0.018, 0.040, 0.011) * wooded);
    base *= mix(1.0, 0.62 + 0.45 * crumbs.a + 0.30 * grains.r, wooded * 0.8);
    base = mix(base, vec3(0.075, 0.085, 0.035) * (0.7 + 0.6 * crumbs.r), wooded * gentle * smoothstep(0.76, 0.82, patches.r * 0.6 + grains.r * 0.36 + crumbs.r * 0.20) * 0.3);
    // Rivers of the plains, and the green or bare strips along the smaller ones.
    float stream = smoothstep(0.42, 0.56, wide.b) * gentle * near_enough;
    base *= mix(vec3(1.0), mix(vec3(0.86, 0.80, 0.72), vec3(0.62, 0.76, 0.58), smoothstep(0.0, 0.4, green)), 0.75 * stream);
    float course = middle.r * 0.72 + patches.r * 0.22 + grains.r * 0.08 + (grains.b - 0.5) * 0.02 - 0.51;
    float wide_river = 1.0 - smoothstep(0.0055, 0.0075 + 0.004 * pixel_km, abs(course));
    float river = max(smoothstep(0.53, 0.60, wide.b), wide_river * wooded * smoothstep(0.43, 0.47, broad.b));
    // Through fields a river goes in a strip of trees.
    float bottoms = tilled * smoothstep(0.36, 0.46, broad.b) * near_enough;
    base *= mix(vec3(1.0), vec3(0.50, 0.62, 0.50), bottoms * (1.0 - smoothstep(0.005, 0.013, abs(course + (crumbs.r - 0.5) * 0.010))));
    river = max(river, wide_river * bottoms);
    river *= gentle * smoothstep(0.05, 0.3, green) * near_enough;
    base = mix(base, mix(vec3(0.030, 0.040, 0.040), vec3(0.135, 0.105, 0.062), max(wooded, smoothstep(0.4, 0.6, broad.b))), mix(0.55, 0.80, wooded) * river);
    // Seas of sand.
    float sandy = smoothstep(0.16, 0.24, bright) * (1.0 - smoothstep(0.05, 0.3, green)) * (1.0 - smoothstep(0.10, 0.35, g.rough))
        * smoothstep(0.30, 0.42, broad.b * 0.8 + patches.r * 0.2) * near_enough * step(abs(up.z), 0.75);
    if (sandy > 0.0) {
        vec2 dune = dunes(even);
        g.slope = mix(g.slope, g.slope * 0.3 + vec2(0.42, 0.91) * dune.x * 0.62, sandy);
        // Crests are clean and orange; between them lies pale flat ground, here and there gypsum.
        float flats = clamp(dune.y, 0.0, 1.0) * smoothstep(0.40, 0.58, grains.r * 0.25 + patches.r * 0.75);
        base = mix(base * mix(vec3(1.0), vec3(1.12, 0.98, 0.80), 1.0 - clamp(dune.y, 0.0, 1.0)), dot(base, vec3(0.33)) * vec3(1.20, 1.20, 1.20), 0.75 * flats * sandy);
    }
#endif
    float patchy = (patches.r - 0.5) * 0.30 + (grains.b - 0.5) * 0.24 + (grains.r - 0.5) * 0.18;
    vec3 tint = mix(vec3(1.05, 1.0, 0.93), vec3(0.94, 1.02, 0.97), patches.a);
    base *= max(1.0 + patchy, 0.2) * tint;
    // Towns are pale and grey, with streets and parks; fields that deserts hem in are built on least.
    float built = smoothstep(0.5, 2.2, g.lights * (0.4 + 1.2 * grains.r)) * (1.0 - 0.75 * oasis);
#if RELIEF
    vec3 roofs = vec3(0.118, 0.112, 0.106) * (0.25 + 0.5 * grains.a + 0.45 * grains.b + 1.0 * (crumbs.b - 0.2) * near_enough);
#else
    vec3 roofs = vec3(0.118, 0.112, 0.106) * (0.45 + 0.6 * grains.a + 0.6 * grains.b);
#endif
    base = mix(base, mix(roofs, vec3(0.035, 0.055, 0.022), smoothstep(0.56, 0.60, grains.r * 0.6 + patches.b * 0.4) * green), 0.80 * built);

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
    cold -= (ridges * 14.0 + mix(1.0, 13.0, min(dry, 1.0)) * smeared - 5.0 * dry * (1.0 - smeared)) * hilly;
    speckle *= 1.0 - 0.6 * hilly;
    sharp = mix(3.0, mix(1.2, 3.6, dry), hilly);
    vec3 rock = mix(vec3(0.085, 0.080, 0.072), vec3(0.075, 0.090, 0.045), 0.6 * smoothstep(0.0, 7.0, cold));
    base = mix(base, mix(rock, vec3(0.150, 0.118, 0.082), min(dry, 1.0)) * (0.75 + 0.5 * grains.r), smeared * smoothstep(0.35, 0.52, abs(up.z)));
#endif
    float snow = 1.0 - smoothstep(-5.0 - sharp, -5.0 + sharp, cold + speckle + (20.5 - 5.0 * smoothstep(0.06, 0.34, steepness)) * dry);
    float forest = smoothstep(0.45, 0.8, green) * (1.0 - smoothstep(0.03, 0.07, bright));
    vec3 white = vec3(0.72, 0.76, 0.82) * (1.0 - 0.72 * forest);
    // Woods, fields and rivers are guessed through it.
    white *= mix(0.78, 1.04, smoothstep(0.015, 0.11, dot(base, vec3(0.3, 0.6, 0.1)))) * (0.90 + 0.12 * patches.r + 0.10 * grains.g);
#if RELIEF
    float steep = smoothstep(0.30, 0.55, length(g.slope)) * hilly;
    white = mix(white, vec3(0.13, 0.12, 0.115), 0.75 * steep);
    // The ice of the poles: drifts along the wind, and fields of blue ice that it has swept bare.
    float sheet = snow * smoothstep(0.86, 0.93, abs(up.z)) * g.land;
    if (sheet > 0.0) {
        vec2 blown = even + meander(23.0) * 0.008 + meander(90.0) * 0.003;
        float drift = tile_along(heaps_tile, blown, vec2(83.0, 229.0)).b, swept = tile_along(heaps_tile, blown.yx, vec2(13.0, 29.0)).b;
        float bare = smoothstep(0.66, 0.86, swept * 0.75 + drift * 0.25) * sheet;
        vec3 firn = vec3(0.72, 0.765, 0.82) * (0.92 + 0.10 * drift + 0.10 * swept);
        white = mix(white, mix(firn, vec3(0.40, 0.53, 0.65), 0.40 * bare), sheet * (1.0 - 0.8 * steep));
    }
#endif
    // Wind heaps it: what is white is not even.
    base = mix(base, white, snow);
    g.slope += (patches.rg + broad.rg + grains.rg - 1.5) * mix(0.045, 0.012, smoothstep(0.86, 0.93, abs(up.z))) * snow * (1.0 - smoothstep(1.0, 5.0, pixel_km) * 0.5);

    // The sea: deep blue, turquoise over shallows, green where rivers feed it; ice where it freezes.
    vec3 sea = vec3(0.0035, 0.0125, 0.034) * (0.85 + 0.3 * broad.r);
    sea += high.g * vec3(0.008, 0.052, 0.058) * (0.6 + 0.8 * patches.r);
    sea += vec3(0.006, 0.016, 0.010) * smoothstep(0.02, 0.4, shore) * broad.b;
    float freezing = warmth(up.z, 0.0, 0.35) + (broad.r - 0.5) * 8.0;
    // Pack ice: floes of 1 to 60 km with straight sides, between them thin grey ice or dark water.
    float pack = (1.0 - smoothstep(-13.0, -5.0, freezing)) * (1.0 - g.land), floes = 0.0;
    g.ice = 0.0;
    if (pack > 0.0) {
        vec2 bent = even + meander(120.0) * 0.0006;
        vec3 large = floe(bent * (TURN / 62.0)), small = floe(bent * (TURN / 15.0) + 7.3);
        float lead_km = large.y * 62.0, crack_km = small.y * 15.0, worn = smoothstep(0.35, 0.75, broad.b + 0.4 * (middle.r - 0.5));
        // Few leads are wide; where the pack is loose small floes drift apart.
        float lead = 1.0 - smoothstep(0.0, 0.6 + pixel_km, lead_km - 5.5 * large.z * large.z * large.z * (0.4 + worn));
        lead *= smoothstep(0.25, 0.55, large.z + 0.3 * worn);
        float crack = 1.0 - smoothstep(0.0, 0.35 + pixel_km, crack_km - 1.6 * small.z * small.z * worn);
        crack *= clamp(1.5 - 0.4 * pixel_km, 0.0, 1.0) * smoothstep(0.1, 0.8, worn + small.z - 0.5);
        floes = (1.0 - lead) * (1.0 - 0.75 * crack) * step(small.x, 0.75 + 0.6 * pack - 0.4 * worn);
        g.ice = pack * floes;
        float thin_ice = smoothstep(0.35, 0.60, middle.b * 0.5 + patches.r * 0.5);
        vec3 old_ice = mix(vec3(0.60, 0.67, 0.74), vec3(0.80, 0.83, 0.85), 0.5 * large.x + 0.5 * small.x);
        old_ice *= 0.90 + 0.22 * (patches.g - 0.3) * (1.0 - 0.5 * smoothstep(1.0, 5.0, pixel_km)) + 0.12 * grains.r;
        sea = mix(sea, mix(mix(sea * 1.5, vec3(0.22, 0.30, 0.38), thin_ice), old_ice, floes), pack);
    }
    g.colour = mix(sea, base, g.land);
    g.slope *= g.land;
    return g;
}

// Lamps and squares as points, one in each cell of a net a few pixels wide; few are strong. share: how many cells have one.
float lamp_points(vec2 at, float net, float share) {
    vec2 q = at / net, cell = floor(q), id = mod(cell, 733.0); // of large numbers hash would make stripes
    vec2 aside = q - cell - 0.18 - 0.64 * vec2(hash(id + 13.0), hash(id + 31.0));
    float strong = hash(id + 53.0);
    return (0.25 + 2.6 * pow(strong, 7.0)) * step(hash(id + 5.0), share) * exp(-dot(aside, aside) * 42.0);
}

// City lights still burning: grids die district by district, cities under a burst at once.
vec3 city_lights(vec2 place, float lights, float darkness, float pixel_km, vec4 middle, vec4 broad) {
    vec4 quarters = tile(noise_tile, 808.0);
    vec2 blurred = place + (broad.rb - 0.5) * vec2(0.004, 0.008);
    float grid = textureLod(grid_map, blurred, 0.0).r * 255.0;
    float share = grid_light[int(grid + 0.5)];
    float district = middle.r * 0.65 + quarters.b * 0.35;
    float burning = share > 0.995 ? 1.0 : smoothstep(-0.07, 0.07, mix(0.16, 0.84, share) - district);
    vec3 warm = mix(vec3(1.0, 0.47, 0.15), vec3(1.0, 0.74, 0.44), smoothstep(0.05, 0.8, lights + 0.5 * (quarters.r - 0.5)));
    warm = mix(warm, vec3(0.72, 0.88, 1.0), 0.5 * smoothstep(0.54, 0.66, quarters.b));
    // Near the eye the map is a density: points and avenues rise out of it.
    float near = 1.0 - smoothstep(0.14, 0.9, pixel_km);
    float net = log2(max(sqrt(length(even_gradients.xy) * length(even_gradients.zw)), 1e-7) * 6.5), coarse = floor(net);
    float many = clamp(mix(0.30, 0.12, near) + 0.45 * lights, 0.0, 0.80);
    vec2 turned = vec2(0.8 * even.x - 0.6 * even.y, 0.6 * even.x + 0.8 * even.y);
    float points = mix(lamp_points(turned, exp2(coarse), many), lamp_points(even, exp2(coarse + 1.0), many), net - coarse);
    // Each quarter's avenues lie their own way, some 1.5 km apart, bent a little; parks and rivers stay dark.
    vec2 km = even * TURN + meander(700.0) * 2.0, quarter = floor(km / 9.0 + (quarters.rb - 0.5) * 0.9);
    float way = hash(quarter) * 1.5708;
    vec2 q = mat2(cos(way), sin(way), -sin(way), cos(way)) * km;
    vec2 avenue = abs(fract(q / 2.0) - 0.5) * 1.5;
    float wide_km = 0.05 + 0.55 * pixel_km, threads = 1.0 - smoothstep(0.0, wide_km, min(avenue.x, avenue.y));
    threads = mix(threads, 0.25, smoothstep(0.20, 0.45, pixel_km));
    float parks = smoothstep(0.30, 0.46, quarters.a * 0.6 + quarters.r * 0.4);
    float core = smoothstep(0.6, 4.0, lights);
    float clumps = (mix(mix(0.20, 0.10, near), 0.36, core) + mix(4.2, 3.2, near) * points + 0.65 * threads * near * smoothstep(0.15, 1.2, lights)) * mix(0.35, 1.0, parks);
    // What is dim is a few towns, not an even glow: where the map is coarse, an island would shine as a whole.
    clumps *= mix(1.0 + 0.6 * smoothstep(0.0, 0.7, lights), 1.5, core) * mix(1.3, 0.62, near);
    return warm * lights * clumps * burning * (1.0 - clamp(darkness, 0.0, 1.0));
}
