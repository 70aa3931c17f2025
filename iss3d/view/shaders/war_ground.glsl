// What the map of the war does to the ground: fires, the light they throw, smoke above. war: light, fire, smoke, darkness.
const vec3 BLAST_COLOUR = vec3(1.0, 0.89, 0.77);
const vec3 FIRE_COLOUR = vec3(1.0, 0.37, 0.09);

// Burning ground: cities burn in their own shape, country in fronts that run outward and leave embers behind.
// broad, middle and fine are noise over some 1000, 260 and 45 km.
vec3 war_fires(vec4 war, vec4 broad, vec4 middle, vec4 fine, vec4 sparks, float lights, float land, float night) {
    if (war.g < 0.002) return vec3(0.0);
    float heat = smoothstep(0.16, 0.62, war.g + 0.34 * (middle.r + fine.r - 1.0));
    float n = fine.b * 0.62 + middle.g * 0.38;
    float front = exp(-pow((n - 0.30 - 0.40 * war.g) / 0.055, 2.0));
    float embers = smoothstep(0.60, 0.95, fine.a * 0.7 + fine.b * 0.5) * 0.30;
    float city = pow(max(lights, 0.0), 0.40) * (0.15 + 1.3 * smoothstep(0.40, 0.80, fine.b));
    // Blocks that burn stand beside blocks that have burnt out.
    float blocks = 0.06 + 2.6 * pow(smoothstep(0.36, 0.82, sparks.b * 0.6 + sparks.a * 0.4), 1.6);
    float burning = heat * land * (front * (0.20 + 1.1 * middle.a) + embers + 1.6 * city) * blocks;
    burning = burning / (1.0 + 0.42 * burning);
    // What they light: haze and smoke over them, far beyond their edge, in rags, redder the farther.
    float thrown = war.g * war.g * 0.42 + 0.17 * war.g;
    vec3 far_light = mix(vec3(1.0, 0.21, 0.035), FIRE_COLOUR, smoothstep(0.03, 0.6, war.g));
    vec3 light = far_light * thrown * (0.15 + 1.3 * middle.r * (0.4 + fine.r) * (0.3 + broad.r));
    vec3 hot = mix(vec3(1.0, 0.27, 0.05), vec3(1.0, 0.60, 0.25), clamp(burning * 0.42, 0.0, 1.0));
    return hot * burning * 1.5 * mix(0.05, 1.0, night) + light * mix(0.004, 1.0, night);
}

// Smoke is drawn out by the wind in bands and threads, and thickens where many plumes have run together. streaks: noise
// that is long along the wind, aside: the same a little toward the Sun; both about a half.
float smoke_body(vec4 war, vec4 broad, vec4 middle, vec4 fine, float streaks) {
    float billow = middle.r * 0.45 + fine.r * 0.20 + broad.r * 0.35;
    float bands = smoothstep(0.15, 0.95, streaks * 0.75 + broad.b * 0.25);
    return war.b * sqrt(war.b) * (0.45 + 1.9 * bands * (0.3 + 1.2 * billow) + 2.6 * war.g * (0.4 + billow));
}

// The colour seen through smoke: brown by day with the light's side brighter, lit from below by fires at night.
vec3 under_smoke(vec3 colour, vec4 war, vec4 broad, vec4 middle, vec4 fine, float streaks, float aside, float above,
    vec3 daylight, vec3 skylight, float night) {
    float billow = middle.r * 0.55 + broad.b * 0.30 + fine.r * 0.25;
    float thick = smoke_body(war, broad, middle, fine, streaks);
    // Towers of cloud stand above it.
    float cover = (1.0 - exp(-1.35 * thick)) * 0.97 * (1.0 - 0.8 * above);
    // Young thick smoke is black, old thin smoke a brown haze that the Sun makes tan.
    vec3 soot = mix(vec3(0.310, 0.252, 0.185), vec3(0.100, 0.084, 0.070), smoothstep(0.30, 1.70, thick + 1.6 * war.g));
    // Over the fiercest fires it boils up into cloud of its own, dirty white.
    float boiling = smoothstep(0.30, 0.75, war.g) * smoothstep(0.46, 0.62, fine.a * 0.55 + middle.a * 0.25 + fine.r * 0.20);
    soot = mix(soot, vec3(0.46, 0.43, 0.40) * (0.7 + 0.6 * fine.r), 0.8 * boiling * (1.0 - above));
    cover = max(cover, 0.85 * boiling);
    // Its top has heights and hollows as a cloud's has.
    float relief = clamp(1.0 + (streaks - aside) * 2.6 + (fine.r - 0.5) * 0.25, 0.5, 1.6);
    vec3 lit = soot * (daylight * relief + skylight * 0.8 + vec3(0.0006, 0.0008, 0.0012) * night);
    lit += FIRE_COLOUR * war.g * (0.22 + 0.80 * war.g) * (0.06 + 2.2 * pow(streaks * 0.6 + middle.r * 0.4, 2.5)) * mix(0.015, 1.0, night) * 0.8;
    lit += BLAST_COLOUR * war.r * 0.12 * (0.4 + billow);
    return mix(colour, lit, cover);
}
