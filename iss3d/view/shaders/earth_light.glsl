// What reaches the eye from the ground and its clouds: Sun, sky, Moon, cities, bursts and fires.
vec3 ground_light(vec3 along, vec3 up, vec2 place, float distance_km) {
    float height = dot(up, sun);
    float slant = max(-dot(up, along), 0.05);
    float pixel_km = distance_km * pixel_angle / sqrt(slant);
    vec3 east = normalize(cross(vec3(0.0, 0.0, 1.0), up)), north = cross(up, east);
    vec4 middle = tile(noise_tile, 152.0), broad = tile(noise_tile, 40.0);
    Ground g = ground_at(up, place, pixel_km, broad, middle);

    // Clouds stand above the ground: the eye meets them nearer by, the Sun's ray crosses them on its way.
    vec3 over = eye + along * max(meet(eye, along, EARTH + 4.5).x, 1.0);
    vec3 cloud_up = normalize(over);
    vec2 cloud_even = even_place(cloud_up);
    vec2 cloud_place = map_place(cloud_up);
    Forms forms = forms_at(cloud_place, cloud_even);
    Sky clouds = clouds_at(cloud_place, cloud_even, forms, pixel_km);
    vec3 toward = sun - up * height;
    float under = clouds.thick, own_shade = 1.0;
#if CLOUD_SHADOW
    vec3 shifted = normalize(up * EARTH + toward * (2.2 / max(height, 0.14)));
    under = cloud_body(forms_at(map_place(shifted), even_place(shifted)), clouds, pixel_km);
    // What stands higher a little toward the Sun, near by and farther, shades; what stands lower bares a bright side.
    float near_km = clamp(pixel_km * 1.2, 0.35, 4.0), far_km = clamp(pixel_km * 3.0, 2.4, 12.0);
    vec3 flat_sun = normalize(toward + 1e-4);
    vec3 beside = normalize(cloud_up * EARTH + flat_sun * near_km), beyond = normalize(cloud_up * EARTH + flat_sun * far_km);
    float rise = (tops_at(map_place(beside), even_place(beside), clouds, pixel_km) - clouds.high) * 12.0 / (0.6 + near_km);
    float loom = (tops_at(map_place(beyond), even_place(beyond), clouds, pixel_km) - clouds.high) * 12.0 / far_km;
    float steep = inversesqrt(0.12 + height * height) * height;
    own_shade = 0.86 - 0.80 * rise * mix(1.0, 0.7, steep) - 0.9 * max(loom - 0.15 * height, 0.0) - 0.30 * min(loom, 0.0);
    own_shade = clamp(own_shade, 0.36, 1.18);
#else
    own_shade = 0.92 + 0.6 * forms.tops;
#endif

    // Fronts are ragged: the map of the war is read up to 15 km aside.
    vec3 ragged = vec3(broad.r + middle.r, broad.b + middle.b, broad.g + middle.g) - 1.0;
    vec4 war = vec4(war_at(up).r, war_at(up + ragged * 0.0026).gba);
    vec3 blast = war_light_at(up);
    float tear = 0.5 + (broad.r + middle.b + clouds.near + clouds.nearest - 2.0) * 0.45, opened = opened_cloud(war.r, tear);
    clouds.thick *= 1.0 - opened;
    clouds.veil *= 1.0 - opened;
    clouds.high += banked_cloud(war.r, tear) * clouds.thick;

    vec3 direct = sunlight_at(up * (EARTH + 0.5));
    vec2 side = vec2(dot(sun, east), dot(sun, north));
    // Slopes catch the light or turn from it; steeper than they are, as pictures at this scale are read.
    float facing_slope = max(height - dot(g.slope, side) * 1.5, 0.0) * inversesqrt(1.0 + 1.2 * dot(g.slope, g.slope));
    float lit = mix(max(height, 0.0), facing_slope, g.land * smoothstep(-0.02, 0.08, height));
    vec3 day = direct * lit;
    vec3 sky = vec3(0.050, 0.086, 0.150) * smoothstep(-0.12, 0.35, height);
    float night = 1.0 - smoothstep(-0.12, 0.06, height);
    float moon_height = dot(up, moon);
    vec3 moonlight = vec3(0.115, 0.142, 0.190) * max(moon_height, 0.0) * night;
    vec3 starlight = vec3(0.05, 0.07, 0.11) * 0.010 * night;

    float shade = 1.0 - 0.85 * under * smoothstep(0.0, 0.12, height);
    vec3 colour = g.colour * (day * shade + sky + moonlight * (1.0 - 0.6 * under) + starlight);
    // Slicks lie smooth in streaks along the wind, between them it roughens the sea.
    float open_sea = (1.0 - g.land) * (1.0 - g.ice), slicks = 0.5;
    if (open_sea > 0.0) slicks = 0.5 + 0.4 * (tile_along(heaps_tile, even + meander(40.0) * 0.0020, vec2(97.0, 263.0)).b - 0.5);
    float wind = clamp(broad.b + middle.r - 1.0 + 1.6 * (slicks - 0.5), -0.6, 1.0);
    if (height > 0.0) colour += open_sea * direct * vec3(1.9, 1.78, 1.54) * height * shade * glint(up, along, sun, wind);
    if (moon_height > 0.0 && night > 0.0) colour += open_sea * moonlight * 1.2 * (1.0 - under) * glint(up, along, normalize(moon), wind);
    colour += open_sea * sky * 0.10 * pow(1.0 - slant, 4.0);

    vec4 flames = tile_at(noise_tile, even + vec2(0.0, hour * 2e-6), 904.0);
    vec4 sparks = tile_at(noise_tile, even, 3304.0);
    vec3 glow = vec3(0.0);
    if (night > 0.0 && g.lights > 0.0005) glow = city_lights(place, g.lights, failed_district(war.a), pixel_km, middle, broad) * night * lights_gain;
    // Cloud hides them, and where it is thick shines with them, far about.
    float hidden = together(clouds.thick, 0.5 * clouds.veil);
    vec3 halo = vec3(0.0);
    if (night > 0.0 && hidden > 0.02) {
        float soft = textureLod(ground_map, place, 4.0).r, there = max(glow.r + glow.g, 1e-4) / max(g.lights * lights_gain, 0.02);
        halo = vec3(1.0, 0.66, 0.34) * soft * soft * soft * 8.0 * night * lights_gain * min(there, 1.0) * 0.30;
        glow *= 1.0 - 0.75 * hidden;
    }
    glow += war_fires(war, broad, middle, flames, sparks, g.lights, g.land, night);
    colour += glow + blast_on(g.colour, blast);

    // Clouds: bright where they face the Sun, grey in their own shade; how thick they are is how little they let through.
    float low = max(height * 0.85 + 0.15 * smoothstep(-0.1, 0.2, height), 0.0);
    // Where it is deep it is whitest, and nowhere evenly so.
    float body = mix(0.40, 0.64, smoothstep(0.20, 0.95, clouds.thick)) * (0.93 + 0.14 * forms.wisps);
    vec3 white = vec3(body) * (direct * low * own_shade + sky * 1.5);
    white += moonlight * body * 1.1 * own_shade + starlight * (0.4 + clouds.high);
    white += blast * 0.9 * (0.25 + 1.1 * clouds.thick * middle.g);
    white += glow * 0.15 + halo;
    float storm = smoothstep(0.40, 0.70, clouds.map) * (1.0 - smoothstep(0.5, 0.75, abs(up.z)));
    colour = mix(colour, white, clouds.thick);
    risen_km = max(12.0 * clouds.high * clouds.thick, 9.0 * clouds.veil);
    // It shines through the anvil as a whole, also over gaps in what is below.
    if (night > 0.0 && storm > 0.0) colour += lightning(cloud_even, clouds, storm) * night * (0.45 + 0.55 * clouds.thick);
    vec3 ice = vec3(0.74) * (direct * low * mix(1.0, own_shade, 0.35) + sky) + moonlight + blast * 0.2;
    colour = mix(colour, ice, clouds.veil * 0.72);

    float streaks = 0.5, aside_streaks = 0.5;
    vec2 puffs = vec2(0.5, 0.0);
    if (war.b > 0.005) {
        vec2 bent = even + meander(11.0) * 0.012 + meander(29.0) * 0.004;
        vec2 step_to_sun = side * 0.00030;
        vec2 long_ones = vec2(31.0, 61.0), threads = vec2(121.0, 211.0);
        streaks = tile_along(noise_tile, bent, long_ones).r * 0.90 + tile_along(noise_tile, bent, threads).r * 0.10;
        vec2 rolling = even + ragged.xy * 0.0004;
        puffs.x = tile_at(heaps_tile, rolling, 331.0).r * 0.65 + tile_at(heaps_tile, rolling, 904.0).r * 0.35;
        puffs.y = puffs.x - tile_at(heaps_tile, rolling + side * 0.00016, 331.0).r * 0.65 - tile_at(heaps_tile, rolling + side * 0.00016, 904.0).r * 0.35;
        bent += step_to_sun;
        aside_streaks = tile_along(noise_tile, bent, long_ones).r * 0.90 + tile_along(noise_tile, bent, threads).r * 0.10;
    }
    float above = smoothstep(0.70, 1.05, clouds.high) * clouds.thick;
    return under_smoke(colour, war, broad, middle, flames, streaks, aside_streaks, puffs, above, direct * max(height, 0.0), sky, night, blast);
}
