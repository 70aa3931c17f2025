// What the map of the war does to the ground: fires, the light they throw, smoke above. war: opened cloud (below 0: how fresh
// the smoke is), fire, smoke, darkness.
const vec3 FIRE_COLOUR = vec3(1.0, 0.37, 0.09);

// What a flash makes of a colour: so much light at once leaves little of it.
vec3 blast_on(vec3 colour, vec3 blast) {
    return mix(vec3(dot(colour, vec3(0.30, 0.55, 0.15))), colour, 0.45) * 0.9 * blast + 0.02 * blast;
}

// How much of ordinary cloud is gone about a burst, its edge torn by noise of some 10 km (n, about a half).
float opened_cloud(float opened, float n) { return smoothstep(0.34, 0.70, opened + 0.34 * (n - 0.5)); }

// Cloud pushed up in a bank about the clearing.
float banked_cloud(float opened, float n) {
    float at = opened + 0.34 * (n - 0.5);
    return smoothstep(0.14, 0.30, at) * (1.0 - smoothstep(0.30, 0.50, at)) * 0.22;
}

// Burning blocks as points, one in each square of a net whose squares are a few pixels wide; most are faint.
float fire_points(vec2 at, float net, float burning) {
    vec2 q = at / net, id = floor(q);
    float chance = hash(id + 3.0);
    vec2 aside = q - id - 0.25 - 0.5 * vec2(hash(id + 11.0), hash(id + 29.0));
    float bright = 0.10 + 1.6 * pow(hash(id + 47.0), 5.0);
    return bright * step(chance, burning) * exp(-dot(aside, aside) * 30.0);
}

// Burning ground: cities burn in their own shape, country in fronts that run outward; what is nearly burnt out is a few deep
// red points. broad, middle, fine and sparks are noise over some 1000, 260, 45 and 12 km.
vec3 war_fires(vec4 war, vec4 broad, vec4 middle, vec4 fine, vec4 sparks, float lights, float land, float night) {
    if (war.g < 0.004) return vec3(0.0);
    float uneven = 0.46 * (fine.r - 0.5) + 0.34 * (middle.r - 0.5);
    float heat = smoothstep(0.26, 0.70, war.g + uneven), outskirts = smoothstep(0.06, 0.40, war.g + uneven);
    float lines = 0.75 * smoothstep(0.58, 0.90, fine.g) + 0.45 * smoothstep(0.62, 0.92, sparks.g);
    float blocks = pow(smoothstep(0.40, 0.78, sparks.b * 0.6 + fine.b * 0.4), 2.0);
    float city = pow(max(lights, 0.0), 0.40) * (0.2 + 1.1 * blocks);
    // Dark lanes: smoke that lies over the fire itself.
    float lanes = 1.0 - 0.90 * smoothstep(0.48, 0.64, middle.b * 0.35 + fine.r * 0.65) * (0.3 + 0.7 * war.b);
    float share = land * (heat * (0.05 + 0.50 * lines + 0.55 * city) + outskirts * (0.015 + 0.20 * lines * lines));
    float net = log2(max(sqrt(length(even_gradients.xy) * length(even_gradients.zw)), 1e-7) * 3.2);
    float coarse = floor(net);
    share = clamp(share, 0.0, 0.80);
    float points = mix(fire_points(even, exp2(coarse), share), fire_points(even, exp2(coarse + 1.0), share), net - coarse);
    float bed = land * heat * (0.10 + 0.8 * lines + 0.9 * city) * (0.25 + 1.5 * blocks);
    bed /= 1.0 + 0.8 * bed;
    vec3 light = mix(vec3(1.0, 0.15, 0.025), vec3(1.0, 0.36, 0.11), bed) * bed * 0.80;
    light += mix(vec3(1.0, 0.20, 0.04), vec3(1.0, 0.56, 0.26), clamp(heat * (0.5 + points), 0.0, 1.0)) * points * (mix(2.6, 7.0, heat) + 4.0 * war.b * outskirts);
    light *= lanes * mix(0.05, 1.0, night);
    // What they light: haze and smoke over them, in rags, redder the farther.
    float thrown = 0.30 * war.g * war.g + 0.09 * war.g;
    vec3 far_light = mix(vec3(1.0, 0.20, 0.04), vec3(1.0, 0.32, 0.10), smoothstep(0.03, 0.6, war.g));
    return light + far_light * thrown * (0.06 + 1.4 * middle.r * (0.25 + fine.r) * (0.3 + broad.r)) * lanes * mix(0.004, 1.0, night);
}

// Which districts have no current: squares of some 23 km with a border as straight as a map's, each failing in its turn as
// the failure comes near.
float failed_district(float darkness) {
    vec2 id = floor(even * (40075.0 / 23.0));
    return smoothstep(0.0, 0.06, darkness - 0.06 - 0.80 * hash(id + 71.0));
}

// How deep the smoke is, in optical depths: the map's, drawn into bands and gaps as a pressure system draws it, thickest
// over what burns. It never ends in a wall: many plumes laid over each other spread and thin.
float smoke_depth(vec4 war, vec4 broad, vec4 middle, vec4 fine, float streaks, float puffs) {
    float depth = -log(max(1.0 - war.b, 0.008));
    float bands = broad.r * 0.46 + streaks * 0.30 + middle.r * 0.16 + fine.r * 0.08;
    float drawn = smoothstep(0.28, 0.74, bands + 0.05 * min(depth, 2.0));
    float even_ = depth / (1.0 + 0.40 * depth);
    float billow = smoothstep(0.30, 0.85, streaks * 0.45 + fine.r * 0.35 + middle.g * 0.20);
    // A plume of hours is made of rolling heaps.
    float heaps = mix(1.0, 0.70 + 0.6 * puffs, smoothstep(0.05, 0.40, -war.r));
    return (even_ * mix(0.10 + 1.60 * drawn * drawn, 1.9 + 1.2 * puffs, clamp(-war.r, 0.0, 0.9)) + 1.5 * war.g * war.b * (0.25 + 1.1 * billow)) * heaps;
}

// puffs: how high a heap of it stands, and how much higher than a little toward the Sun.
// The colour seen through smoke: by day a grey-brown veil that keeps back more of the blue than of the red, dims what is
// bright and pales what is dark; lit from below by fires at night.
vec3 under_smoke(vec3 colour, vec4 war, vec4 broad, vec4 middle, vec4 fine, float streaks, float aside, vec2 puffs, float above,
    vec3 daylight, vec3 skylight, float night, vec3 blast) {
    // Towers of cloud stand above some of it.
    float depth = smoke_depth(war, broad, middle, fine, streaks, puffs.x) * (1.0 - 0.45 * above);
    vec3 through = exp(-depth * vec3(0.74, 0.86, 1.04));
    // Fresh soot is nearly black and billows; what has drifted for days is a pale, even grey-brown.
    float fresh = clamp(1.7 * war.g + 0.25 * smoothstep(1.6, 4.0, depth) + max(-war.r, 0.0), 0.0, 1.0);
    vec3 soot = mix(vec3(0.190, 0.168, 0.142), mix(vec3(0.108, 0.102, 0.098), vec3(0.050, 0.047, 0.045), min(3.0 * war.g, 1.0)), fresh);
    float relief = clamp(1.0 + (streaks - aside) * mix(0.9, 2.4, fresh) + puffs.y * mix(0.4, 2.0, fresh) + (middle.r - 0.5) * 0.16, 0.50, 1.6);
    vec3 lit = soot * (daylight * mix(1.0, relief, smoothstep(0.3, 1.8, depth)) + skylight * 1.3);
    lit += vec3(0.0003, 0.0004, 0.0006) * night;
    float heaps = 0.03 + 2.6 * pow(streaks * 0.4 + middle.r * 0.2 + fine.r * 0.4, 3.5);
    lit += vec3(1.0, 0.23, 0.05) * war.g * war.g * (0.04 + 0.24 * war.g) * heaps * mix(0.010, 1.0, night);
    lit += blast * 0.12 * (0.4 + streaks);
    return colour * through + lit * (1.0 - through);
}
