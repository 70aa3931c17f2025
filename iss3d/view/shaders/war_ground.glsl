// What the map of the war does to the ground: fires, the light they throw, smoke above. war: light, fire, smoke, darkness.
const vec3 BLAST_COLOUR = vec3(1.0, 0.89, 0.77);
const vec3 FIRE_COLOUR = vec3(1.0, 0.37, 0.09);

// Burning ground: cities burn in their own shape, country in fronts that run outward and leave embers behind.
// broad, middle and fine are noise over some 1000, 260 and 45 km.
vec3 war_fires(vec4 war, vec4 broad, vec4 middle, vec4 fine, float lights, float land, float night) {
    if (war.g < 0.004) return vec3(0.0);
    float heat = smoothstep(0.20, 0.52, war.g + 0.16 * (middle.r + fine.r - 1.0));
    float n = fine.b * 0.62 + middle.g * 0.38;
    float front = exp(-pow((n - 0.30 - 0.40 * war.g) / 0.055, 2.0));
    float embers = smoothstep(0.62, 0.95, fine.a * 0.7 + fine.b * 0.5) * 0.35;
    float city = pow(max(lights, 0.0), 0.45) * (0.35 + 1.6 * smoothstep(0.35, 0.85, fine.b));
    float burning = heat * land * (front * (0.25 + 1.3 * middle.a) + embers + 2.4 * city);
    // What they light: haze and smoke over them, far beyond their edge, in rags.
    float thrown = war.g * war.g * 0.70 + 0.24 * war.g;
    vec3 light = FIRE_COLOUR * thrown * (0.25 + 1.1 * middle.r * (0.5 + fine.r));
    vec3 hot = mix(FIRE_COLOUR, vec3(1.0, 0.62, 0.26), clamp(burning * 0.35, 0.0, 1.0));
    return (hot * burning * 1.5 + light) * mix(0.07, 1.0, night);
}

// The colour seen through smoke: grey-brown by day with the light's side brighter, lit from below by fires at night.
vec3 under_smoke(vec3 colour, vec4 war, vec4 broad, vec4 middle, vec4 fine, vec3 daylight, vec3 skylight, float night) {
    float billow = middle.r * 0.55 + broad.b * 0.30 + fine.r * 0.25;
    float thick = war.b * sqrt(war.b) * (0.15 + 1.95 * billow * (0.55 + 0.9 * broad.r));
    float cover = (1.0 - exp(-2.1 * thick)) * 0.93;
    // Young thick smoke is black, old thin smoke a brown haze.
    vec3 soot = mix(vec3(0.220, 0.185, 0.150), vec3(0.068, 0.058, 0.051), smoothstep(0.20, 0.90, thick));
    soot *= 0.72 + 0.65 * (billow - 0.2);
    vec3 lit = soot * (daylight + skylight * 1.5 + vec3(0.0006, 0.0008, 0.0012) * night);
    lit += FIRE_COLOUR * war.g * (0.22 + 0.80 * war.g) * (0.10 + 0.9 * billow * billow) * mix(0.05, 1.0, night) * 0.8;
    lit += BLAST_COLOUR * war.r * 0.12 * (0.4 + billow);
    return mix(colour, lit, cover);
}
