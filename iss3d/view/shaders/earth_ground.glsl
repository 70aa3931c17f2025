// Land, sea, clouds, lights and fires at one point of the ground.
uniform sampler2D day_map;      // colour
uniform sampler2D ground_map;   // city lights (root), roughness, land
uniform sampler2D cloud_map;    // density, high veil, ground for cumulus
uniform sampler2D noise_tile;   // soft, ridged, fine, cells
uniform sampler2D relief_tile;  // slope east, slope north, fields
uniform sampler2D region_map;   // lights (root), land
uniform vec4 region_box;        // west, width, south, height in the units of map_place
uniform sampler2D war_map;      // blast light, fire, smoke, darkness about the station
uniform vec3 war_up, war_east, war_north; // its middle and axes
uniform float war_half;         // sine of its half width
uniform sampler2D grid_map;     // which grid a place hangs on (red, times 255)
uniform float grid_light[16];   // share of each grid's lights that burns
uniform float hour;             // seconds, for drift and flicker
uniform float lights_gain;      // how bright cities are drawn

vec4 gradients;                 // of the map place, without the jump at the date line

vec4 tile(sampler2D image, vec2 place, float repeats) {
    vec2 k = vec2(repeats, repeats * NORTH_PER_TILE);
    return textureGrad(image, place * k, gradients.xy * k, gradients.zw * k);
}

vec4 map(sampler2D image, vec2 place) {
    return textureGrad(image, place, gradients.xy, gradients.zw);
}

vec4 war_at(vec3 up) {
    vec2 p = vec2(dot(up, war_east), dot(up, war_north)) / war_half;
    if (dot(up, war_up) < 0.0 || max(abs(p.x), abs(p.y)) > 1.0) return vec4(0.0);
    vec2 edge = smoothstep(vec2(0.0), vec2(0.06), 1.0 - abs(p));
    return textureLod(war_map, p * 0.5 + 0.5, 0.0) * edge.x * edge.y;
}

struct Sky { float thick; float veil; };

// Clouds: the map gives weather, tiles of noise erode it into shapes down to a kilometre.
Sky clouds_at(vec2 place, float fine_share) {
    vec2 moved = place + vec2(hour * 2e-7, 0.0);
#if CLOUD_DETAIL == 0
    vec3 m = map(cloud_map, moved).rgb;
    return Sky(smoothstep(0.08, 0.8, m.r), m.g * 0.5);
#else
    vec4 broad = tile(noise_tile, moved, 45.0);
    vec4 middle = tile(noise_tile, moved, 150.0);
    vec3 m = map(cloud_map, moved + (broad.rb - 0.5) * vec2(0.0010, 0.0020)).rgb;
    float shape = broad.r * 0.42 + middle.g * 0.24 + middle.a * 0.16;
    float grain = 0.5;
#if CLOUD_DETAIL > 1
    float near = tile(noise_tile, moved, 410.0).a;
    vec4 nearest = tile(noise_tile, moved, 1100.0);
    grain = mix(0.5, nearest.b * 0.55 + nearest.a * 0.45, fine_share);
    shape += near * 0.18;
#else
    float near = 0.5;
    shape += 0.09;
#endif
    float edge = smoothstep(0.015, 0.30, m.r);
    float layer = smoothstep(0.14, 1.0, m.r * 1.30 + (shape - 0.48) * 1.15 * edge + (grain - 0.5) * 0.5 * edge);
    // Cumulus: small heaps in streets, with clear air between, of uneven size.
    float heaps = middle.a * 0.46 + broad.r * 0.40 + near * 0.20 + (grain - 0.5) * 0.5;
    float cumulus = smoothstep(0.64, 0.86, heaps) * smoothstep(0.25, 0.7, m.b) * 0.72;
    return Sky(clamp(max(layer, cumulus), 0.0, 1.0), m.g * (0.35 + 0.5 * middle.g) * 0.8);
#endif
}

struct Ground { vec3 colour; float land; float rough; float lights; };

Ground ground_at(vec2 place, float fine_share, float sun_height, vec2 sun_side) {
    Ground g;
    vec3 colour = pow(map(day_map, place).rgb, vec3(2.2)) * vec3(0.84, 0.86, 0.90);
    vec3 kind = map(ground_map, place).rgb;
    g.lights = kind.r * kind.r;
    g.land = smoothstep(0.35, 0.65, kind.b);
#if REGION
    vec2 inside = (place - region_box.xz) / region_box.yw;
    vec4 scaled = gradients / region_box.ywyw;
    vec2 near = textureGrad(region_map, inside, scaled.xy, scaled.zw).rg;
    vec2 rim = smoothstep(vec2(0.0), vec2(0.01), min(inside, 1.0 - inside));
    float share = rim.x * rim.y;
    g.lights = mix(g.lights, near.r * near.r, share);
    g.land = mix(g.land, smoothstep(0.35, 0.65, near.g), share);
#endif
    // Where the finer coast disagrees with the colour, give each its own.
    float wet_colour = 1.0 - smoothstep(0.012, 0.03, colour.r);
    colour = mix(colour, vec3(0.060, 0.065, 0.036), 0.7 * wet_colour * g.land * (1.0 - kind.b));
    colour = mix(min(colour, vec3(0.012, 0.045, 0.07)), colour, g.land);
    g.rough = kind.g * g.land;
#if RELIEF
    vec3 wide = tile(relief_tile, place, 173.0).rgb, narrow = tile(relief_tile, place, 797.0).rgb;
    vec4 patches = tile(noise_tile, place, 300.0), grains = tile(noise_tile, place, 1100.0);
    float slope = dot(wide.rg - 0.5, -sun_side) * 1.1 + dot(narrow.rg - 0.5, -sun_side) * 0.8 * fine_share;
    float low_sun = mix(1.7, 0.9, smoothstep(0.2, 0.8, sun_height));
    float fields = (narrow.b - 0.5) * 0.34 * (1.0 - smoothstep(0.05, 0.4, g.rough)) * fine_share;
    float patchy = (patches.r - 0.5) * 0.24 + (grains.b - 0.5) * 0.30 * fine_share;
    vec3 tint = mix(vec3(1.06, 1.0, 0.92), vec3(0.93, 1.02, 0.96), patches.a);
    vec3 land = max(vec3(1.0 + patchy + fields), 0.15) * max(1.0 + slope * g.rough * low_sun, 0.2) * tint;
    colour *= mix(vec3(1.0 + (patches.r - 0.5) * 0.12), land, g.land);
#endif
    g.colour = colour;
    return g;
}

// Sunlight mirrored by waves (Beckmann), rougher where the wind blows.
float glint(vec3 up, vec3 along, float wind) {
    vec3 half_way = normalize(sun - along);
    float nh = max(dot(up, half_way), 1e-3), nv = max(dot(up, -along), 0.05);
    float m = 0.10 + 0.05 * wind, m2 = m * m;
    float lobe = exp(-(1.0 - nh * nh) / (nh * nh) / m2) / (PI * m2 * nh * nh * nh * nh + 1e-4);
    float mirror = 0.02 + 0.98 * pow(1.0 - max(dot(half_way, -along), 0.0), 5.0);
    return lobe * mirror / (4.0 * nv);
}

// City lights still burning: grids die district by district, cities under a burst at once.
vec3 city_lights(vec2 place, float lights, float fine_share, float darkness) {
    vec4 streets = tile(noise_tile, place, 4200.0);
    vec2 blurred = place + (tile(noise_tile, place, 60.0).rb - 0.5) * vec2(0.004, 0.008);
    float grid = textureLod(grid_map, blurred, 0.0).r * 255.0;
    float share = grid_light[int(grid + 0.5)];
    float district = tile(noise_tile, place, 190.0).r;
    float burning = share > 0.995 ? 1.0 : smoothstep(-0.04, 0.04, mix(0.18, 0.86, share) - district);
    vec3 warm = mix(vec3(1.0, 0.50, 0.18), vec3(1.0, 0.80, 0.55), smoothstep(0.15, 0.9, lights));
    warm = mix(warm, vec3(0.75, 0.88, 1.0), 0.30 * smoothstep(0.55, 0.7, streets.a));
    float fine = mix(1.0, 0.30 + 2.4 * streets.b * streets.r * 2.0, fine_share * 0.7);
    return warm * lights * fine * burning * (1.0 - clamp(darkness, 0.0, 1.0));
}

// Burning ground: cities burn in their own shape, country in ragged fronts.
vec3 fires(vec2 place, vec4 war, Ground g, vec4 middle, float night) {
    float flicker = tile(noise_tile, place + vec2(0.0, hour * 2e-6), 900.0).b;
    float fuel = clamp(0.12 + 2.2 * sqrt(g.lights) + 0.9 * (middle.g - 0.45), 0.0, 1.6);
    float fronts = smoothstep(0.28, 0.72, flicker + 0.25 * war.g + 0.25 * (middle.a - 0.4));
    float burning = war.g * fuel * fronts * g.land;
    vec3 embers = vec3(1.0, 0.34, 0.08) * burning * 0.40 * (0.25 + 3.0 * smoothstep(0.5, 0.9, flicker));
    vec3 lit_smoke = vec3(1.0, 0.38, 0.12) * war.g * 0.060 * (0.4 + 1.2 * middle.r);
    return (embers + lit_smoke) * mix(0.10, 1.0, night);
}
