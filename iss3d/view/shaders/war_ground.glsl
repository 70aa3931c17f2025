// What the map of the war does to the ground: fires, the light they throw, smoke above. war: opened cloud, fire, smoke,
// darkness.
const vec3 FIRE_COLOUR = vec3(1.0, 0.37, 0.09);

// What a flash makes of a colour: so much light at once leaves little of it.
vec3 blast_on(vec3 colour, vec3 blast) {
    return mix(vec3(dot(colour, vec3(0.30, 0.55, 0.15))), colour, 0.45) * 0.9 * blast + 0.02 * blast;
}

// How much of ordinary cloud is gone about a burst, its edge torn by noise of some 10 km (n, about a half).
float opened_cloud(float opened, float n) { return smoothstep(0.42, 0.60, opened + 0.42 * (n - 0.5)); }

// Cloud pushed up in a bank about the clearing.
float banked_cloud(float opened, float n) {
    float at = opened + 0.42 * (n - 0.5);
    return smoothstep(0.20, 0.34, at) * (1.0 - smoothstep(0.34, 0.46, at)) * 0.22;
}

// Burning blocks as points, one in each square of a net whose squares are a few pixels wide; most are faint.
float fire_points(vec2 at, float net, float burning) {
    vec2 q = at / net, id = floor(q);
    float chance = hash(id + 3.0);
    vec2 aside = q - id - 0.25 - 0.5 * vec2(hash(id + 11.0), hash(id + 29.0));
    float bright = 0.10 + 1.6 * pow(hash(id + 47.0), 5.0);
    return bright * step(chance, burning) * exp(-dot(aside, aside) * 30.0);
}

// Burning ground: cities burn in their own shape, country in fronts that run outward and leave embers behind.
// broad, middle and fine are noise over some 1000, 260 and 45 km.
vec3 war_fires(vec4 war, vec4 broad, vec4 middle, vec4 fine, vec4 sparks, float lights, float land, float night) {
    if (war.g < 0.002) return vec3(0.0);
    float heat = smoothstep(0.10, 0.62, war.g + 0.34 * (middle.r + fine.r - 1.0));
    float n = fine.b * 0.62 + middle.g * 0.38;
    float front = exp(-pow((n - 0.30 - 0.40 * war.g) / 0.050, 2.0));
    float embers = smoothstep(0.62, 0.95, fine.a * 0.7 + fine.b * 0.5);
    float city = pow(max(lights, 0.0), 0.40) * (0.15 + 1.3 * smoothstep(0.40, 0.80, fine.b));
    // Streets and fronts in threads, blocks that burn beside blocks that have burnt out.
    float threads = smoothstep(0.55, 0.95, sparks.g) * 0.9 + smoothstep(0.66, 0.96, fine.g) * 0.5;
    float blocks = 0.05 + 1.9 * pow(smoothstep(0.36, 0.82, sparks.b * 0.6 + sparks.a * 0.4), 1.6);
    // Dark lanes: smoke that lies over the fire itself.
    float lanes = 1.0 - 0.88 * smoothstep(0.50, 0.66, middle.b * 0.35 + fine.r * 0.65) * (0.4 + 0.6 * war.b);
    float burning = heat * land * (front * (0.25 + 1.1 * middle.a) + 0.22 * embers + 1.3 * city);
    float net = log2(max(sqrt(length(even_gradients.xy) * length(even_gradients.zw)), 1e-7) * 5.0);
    float coarse = floor(net), share = clamp(burning * 0.9, 0.0, 0.80);
    float points = mix(fire_points(even, exp2(coarse), share), fire_points(even, exp2(coarse + 1.0), share), net - coarse);
    float bed = burning * (blocks * 0.55 + threads * 0.5);
    bed = bed / (1.0 + 0.55 * bed);
    vec3 light = mix(vec3(1.0, 0.18, 0.03), vec3(1.0, 0.40, 0.13), clamp(bed * 0.6, 0.0, 1.0)) * bed * 0.62;
    light += mix(vec3(1.0, 0.42, 0.14), vec3(1.0, 0.66, 0.40), clamp(points * 0.7, 0.0, 1.0)) * points * 3.4 * (0.35 + heat);
    light *= lanes;
    // What they light: haze and smoke over them, far beyond their edge, in rags, redder the farther.
    float thrown = war.g * war.g * 0.30 + 0.13 * war.g;
    vec3 far_light = mix(vec3(1.0, 0.17, 0.03), vec3(1.0, 0.30, 0.08), smoothstep(0.03, 0.6, war.g));
    light *= mix(0.05, 1.0, night);
    return light + far_light * thrown * (0.10 + 1.5 * middle.r * (0.25 + fine.r) * (0.3 + broad.r)) * lanes * mix(0.004, 1.0, night);
}

// How deep the smoke is, in optical depths: the map's, drawn into bands and gaps as a pressure system draws it, thickest
// over what burns. It never ends in a wall: many plumes laid over each other spread and thin.
float smoke_depth(vec4 war, vec4 broad, vec4 middle, vec4 fine, float streaks) {
    float depth = -log(max(1.0 - war.b, 0.008));
    float bands = broad.r * 0.46 + streaks * 0.30 + middle.r * 0.16 + fine.r * 0.08;
    float drawn = smoothstep(0.28, 0.74, bands + 0.05 * min(depth, 2.0));
    float even_ = depth / (1.0 + 0.40 * depth);
    float billow = smoothstep(0.30, 0.85, streaks * 0.45 + fine.r * 0.35 + middle.g * 0.20);
    return even_ * (0.10 + 1.60 * drawn * drawn) + 1.5 * war.g * war.b * (0.25 + 1.1 * billow);
}

// The colour seen through smoke: by day a grey-brown veil that keeps back more of the blue than of the red, dims what is
// bright and pales what is dark; lit from below by fires at night.
vec3 under_smoke(vec3 colour, vec4 war, vec4 broad, vec4 middle, vec4 fine, float streaks, float aside, float above,
    vec3 daylight, vec3 skylight, float night, vec3 blast) {
    // Towers of cloud stand above some of it.
    float depth = smoke_depth(war, broad, middle, fine, streaks) * (1.0 - 0.45 * above);
    vec3 through = exp(-depth * vec3(0.74, 0.86, 1.04));
    // Fresh soot is nearly black and billows; what has drifted for days is a pale, even grey-brown.
    float fresh = clamp(1.7 * war.g + 0.25 * smoothstep(1.6, 4.0, depth), 0.0, 1.0);
    vec3 soot = mix(vec3(0.196, 0.168, 0.132), vec3(0.092, 0.078, 0.064), fresh);
    float relief = clamp(1.0 + (streaks - aside) * mix(0.9, 2.4, fresh) + (middle.r - 0.5) * 0.16, 0.72, 1.3);
    vec3 lit = soot * (daylight * mix(1.0, relief, smoothstep(0.3, 1.8, depth)) + skylight * 1.3);
    lit += vec3(0.0003, 0.0004, 0.0006) * night;
    float heaps = 0.05 + 2.2 * pow(streaks * 0.5 + middle.r * 0.3 + fine.r * 0.2, 2.5);
    lit += vec3(1.0, 0.27, 0.06) * war.g * (0.16 + 0.55 * war.g) * heaps * mix(0.010, 1.0, night) * 0.7;
    lit += blast * 0.12 * (0.4 + streaks);
    return colour * through + lit * (1.0 - through);
}
