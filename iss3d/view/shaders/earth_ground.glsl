// Land, sea, clouds, lights and fires at one point of the ground, down to a kilometre.
vec4 tile(sampler2D image, vec2 place, float repeats) {
    vec2 k = vec2(repeats, repeats * NORTH_PER_TILE);
    return textureGrad(image, place * k, gradients.xy * k, gradients.zw * k);
}

vec4 map(sampler2D image, vec2 place) {
    return textureGrad(image, place, gradients.xy, gradients.zw);
}

struct Sky { float thick; float veil; };

// Clouds: the map gives weather, tiles of noise erode it into shapes down to a kilometre.
Sky clouds_at(vec2 place, float fine_share) {
    vec2 moved = place + vec2(hour * 2e-7, 0.0);
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
    float streets = smoothstep(0.42, 0.62, tile(noise_tile, moved, 13.0).r);
    float cumulus = smoothstep(0.66, 0.98, heaps) * smoothstep(0.25, 0.7, m.b) * streets * 0.75;
    return Sky(clamp(max(layer, cumulus), 0.0, 1.0), m.g * (0.35 + 0.5 * middle.g) * 0.8);
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
    float slope = dot(wide.rg - 0.5, -sun_side) * 0.75 + dot(narrow.rg - 0.5, -sun_side) * 0.6 * fine_share;
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

// City lights still burning: grids die district by district, cities under a burst at once.
vec3 city_lights(vec2 place, float lights, float fine_share, float darkness) {
    vec4 streets = tile(noise_tile, place, 1700.0);
    vec2 blurred = place + (tile(noise_tile, place, 60.0).rb - 0.5) * vec2(0.004, 0.008);
    float grid = textureLod(grid_map, blurred, 0.0).r * 255.0;
    float share = grid_light[int(grid + 0.5)];
    float district = tile(noise_tile, place, 170.0).r * 0.65 + tile(noise_tile, place, 610.0).r * 0.35;
    float burning = share > 0.995 ? 1.0 : smoothstep(-0.07, 0.07, mix(0.16, 0.84, share) - district);
    vec3 warm = mix(vec3(1.0, 0.50, 0.18), vec3(1.0, 0.80, 0.55), smoothstep(0.15, 0.9, lights));
    warm = mix(warm, vec3(0.75, 0.88, 1.0), 0.30 * smoothstep(0.55, 0.7, streets.a));
    // Near the eye the map is a density: sparks of streets and yards rise out of it.
    float spark = smoothstep(0.55, 0.95, streets.b * 0.95 + streets.a * 0.3 + sqrt(lights) * 0.25);
    float fine = mix(1.0, 0.40 + 2.3 * spark, fine_share * 0.85);
    return warm * lights * fine * burning * (1.0 - clamp(darkness, 0.0, 1.0));
}

vec3 ground_light(vec3 along, vec3 up, vec2 place, float distance_km) {
    float fine = 1.0 - smoothstep(500.0, 1600.0, distance_km);
    float height = dot(up, sun);
    vec3 east = normalize(cross(vec3(0.0, 0.0, 1.0), up)), north = cross(up, east);
    vec2 side = vec2(dot(sun, east), dot(sun, north));
    side /= max(length(side), 0.2);
    Ground g = ground_at(place, fine, height, side);
    Sky clouds = clouds_at(place, fine);
    vec4 middle = tile(noise_tile, place, 150.0), broad = tile(noise_tile, place, 37.0);
    // Fronts are ragged: the map of the war is read up to 40 km aside.
    vec3 ragged = vec3(broad.r + middle.r, broad.b + middle.b, broad.g + middle.g) - 1.0;
    vec4 war = vec4(war_at(up).r, war_at(up + ragged * 0.0026).gba);

    vec3 direct = sunlight_at(up * (EARTH + 0.5));
    vec3 day = direct * max(height, 0.0);
    vec3 sky = vec3(0.045, 0.075, 0.13) * smoothstep(-0.12, 0.35, height);
    float night = 1.0 - smoothstep(-0.12, 0.06, height);
    float under = clouds.thick;
#if CLOUD_SHADOW
    vec3 shifted = normalize(up * EARTH + (sun - up * height) * (6.0 / max(height, 0.10)));
    under = clouds_at(map_place(shifted), 0.0).thick;
#endif
    float shade = 1.0 - 0.72 * under * smoothstep(0.0, 0.1, height);
    vec3 colour = g.colour * (day * shade + sky);
    colour += (1.0 - g.land) * day * shade * glint(up, along, middle.r - 0.5) * step(0.0, height);

    vec3 glow = city_lights(place, g.lights, fine, war.a) * night * lights_gain + war_fires(war, broad, middle, tile(noise_tile, place + vec2(0.0, hour * 2e-6), 900.0), g.lights, g.land, night);
    vec3 blast = BLAST_COLOUR * war.r;
    vec3 starlight = vec3(0.05, 0.07, 0.11) * 0.16 * night;
    colour += glow + g.colour * starlight + (g.colour * 0.9 + 0.02) * blast;

    float facing = max(height * 0.8 + 0.2 * smoothstep(-0.1, 0.2, height), 0.0);
    float relief = clamp(1.0 + (clouds.thick - under) * 0.9 * (1.0 - smoothstep(0.1, 0.9, height)), 0.45, 1.5);
    vec3 white = vec3(0.86) * (direct * facing * relief + sky * 1.3);
    white += vec3(0.0030, 0.0042, 0.0068) * 0.45 * night * (0.25 + 0.5 * clouds.thick * (middle.g + middle.r));
    white += blast * 0.9 * (0.25 + 1.1 * clouds.thick * middle.g) + glow * 0.22;
    colour = mix(colour, white, clouds.thick);
    colour = mix(colour, vec3(0.80) * (direct * facing + sky) + blast * 0.2, clouds.veil * 0.5);

    return under_smoke(colour, war, broad, middle, tile(noise_tile, place, 900.0), day, sky, night);
}
