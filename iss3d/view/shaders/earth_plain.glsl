// The ground for machines without a graphics card: few reads of maps, what is finer from one tile of noise.
// One level of detail for all reads of a pixel; they differ only by the maps' sizes.
float detail;

vec4 plain(sampler2D image, vec2 place, float texels) {
    return textureLod(image, place, max(detail + texels, 0.0));
}

vec3 ground_light(vec3 along, vec3 up, vec2 place, float distance_km) {
    detail = 0.5 * log2(max(dot(gradients.xy, gradients.xy), 4.0 * dot(gradients.zw, gradients.zw)));
    float height = dot(up, sun);
    vec3 east = normalize(cross(vec3(0.0, 0.0, 1.0), up)), north = cross(up, east);
    vec2 kind = plain(ground_map, place, 11.0).rg;
    float lights = kind.r, shore = kind.g;
#if REGION
    vec2 inside = (place - region_box.xz) / region_box.yw;
    vec2 near = plain(region_map, inside, 14.0).rg;
    float share = step(0.0, min(min(inside.x, inside.y), min(1.0 - inside.x, 1.0 - inside.y)));
    lights = mix(lights, near.r, share);
    shore = mix(shore, near.g, share);
#endif
    lights = min(lights * lights * lights * 8.0, 2.5);
    vec4 grain = textureLod(noise_tile, even * 112.0, max(detail + 15.8 + log2(even_share) * 0.5, 0.0));
    float finer = detail + 19.2 + log2(even_share) * 0.5;
    vec4 fine = mix(textureLod(noise_tile, even * 1192.0, max(finer, 0.0)), vec4(0.5), clamp(finer - 4.0, 0.0, 1.0));
    vec4 crumbs = mix(textureLod(noise_tile, even * 4801.0, max(finer + 2.0, 0.0)), vec4(0.5), clamp(finer - 2.0, 0.0, 1.0));
    vec2 aside = (grain.rb - 0.5) * 0.0006 + (fine.rg - 0.5) * 0.0004 + (crumbs.rg - 0.5) * 0.00012;
    aside *= vec2(min(even_share, 4.0), 2.0);
    float ragged = (grain.b - 0.5) * 0.20 + (fine.r - 0.5) * 0.30 + (crumbs.r - 0.5) * 0.12;
    float land = smoothstep(0.44, 0.56, shore + ragged * smoothstep(0.05, 0.3, shore) * smoothstep(0.05, 0.3, 1.0 - shore));
    vec3 base = plain(day_map, place + aside, 11.0).rgb;
    base *= base * vec3(1.0, 0.98, 0.92);
    base *= 0.8 + 0.4 * grain.r;
    base *= max(1.0 + (fine.b - 0.5) * 0.6 + (fine.r - 0.5) * 0.7 + (fine.a - 0.45) * 0.4 + (crumbs.b - 0.5) * 0.5, 0.3);
    vec3 high = plain(height_map, place, 10.0).rgb;
    // Fields, where the land is low, green and not all forest: lots of 2.4 km, cut in two or four.
    float lots = exp2(detail) * 40030.0;
    float tilled = (1.0 - smoothstep(0.8, 3.0, lots)) * (1.0 - smoothstep(0.20, 0.50, high.b)) * land
        * smoothstep(0.012, 0.028, base.g) * (1.0 - smoothstep(0.12, 0.18, base.g)) * smoothstep(0.85, 1.0, base.g / max(base.r, 0.004)) * smoothstep(0.28, 0.42, grain.r);
    if (tilled > 0.02) {
        vec2 lot = even * (40030.0 / 2.4);
        if (even.x > 0.40 && even.x < 0.81) lot = lot * mat2(0.72, 0.30, -0.30, 0.72) + (fine.rb - 0.5) * 0.6;
        vec2 id = floor(lot);
        vec2 part = floor(fract(lot) * vec2(1.0 + step(0.35, hash(id)), 1.0 + step(0.6, hash(id + 5.0))));
        float crop = hash(id * 3.7 + part * 1.3 + 11.0);
        base *= mix(vec3(1.0), crop < 0.5 ? mix(vec3(0.55, 0.85, 0.40), vec3(0.95, 1.30, 0.60), crop * 2.0) : mix(vec3(1.2, 1.0, 0.8), vec3(2.2, 1.8, 1.3), crop * 2.0 - 1.0), tilled * 0.85);
    }
    vec2 slope = unpacked(plain(slope_map, place + aside, 11.0).rg) * land;
    slope += (vec2(fine.g, crumbs.g) - 0.5) * (0.08 + 0.9 * high.b) * land;
    float cold = warmth(up.z, high.r * high.r * 7.5, land) + (grain.r - 0.5) * 8.0;
    float ice = (1.0 - smoothstep(-12.0, -9.0, cold)) * (1.0 - land);
    vec3 sea = vec3(0.0035, 0.0125, 0.034) + high.g * vec3(0.008, 0.052, 0.058);
    base = mix(base, vec3(0.70, 0.74, 0.80) * mix(0.35, 1.0, smoothstep(0.02, 0.05, base.r)), 1.0 - smoothstep(-8.0, -2.0, cold));
    base = mix(mix(sea, vec3(0.68, 0.72, 0.77), ice), base, land);
    vec3 weather = plain(cloud_map, place, 11.0).rgb;
    float torn = (grain.r - 0.5) * 0.5 + (fine.r - 0.5) * 0.5 + (crumbs.r - 0.5) * 0.25;
    float layers = clamp(weather.r + torn * min(4.2 * weather.r * (1.05 - weather.r), 1.0), 0.0, 1.0);
    // Low clouds: cells and heaps above the share that is left clear.
    float form = grain.a * 0.55 + fine.r * 0.75 + crumbs.r * 0.35 - 0.32;
    float body = form - 1.0 + weather.b;
    float thick = 1.0 - (1.0 - layers) * (1.0 - 0.75 * smoothstep(-0.08, 0.22, body) * smoothstep(0.0, 0.04, weather.b));
    body = max(layers, body);
    vec4 war = war_at(up + (grain.rgb - 0.5) * 0.006);
    vec3 blast = war_light_at(up);
    thick *= 1.0 - opened_cloud(war.r, fine.r);

    vec3 direct = sunlight_at(up * (EARTH + 0.5));
    vec2 side = vec2(dot(sun, east), dot(sun, north));
    float lit = max(height - dot(slope, side) * 1.5 * smoothstep(-0.02, 0.08, height), 0.0);
    vec3 day = direct * lit;
    vec3 sky = vec3(0.045, 0.075, 0.13) * smoothstep(-0.12, 0.35, height);
    float night = 1.0 - smoothstep(-0.12, 0.06, height);
    vec3 moonlight = vec3(0.115, 0.142, 0.190) * max(dot(up, moon), 0.0) * night;
    vec3 colour = base * (day + sky + moonlight + vec3(0.0005, 0.0007, 0.0011) * night);
    if (height > 0.0) colour += (1.0 - land) * (1.0 - ice) * direct * height * glint(up, along, sun, 0.0);

    float grid = textureLod(grid_map, place + (grain.rb - 0.5) * vec2(0.004, 0.008), 0.0).r * 255.0;
    float burning = grid_light[int(grid + 0.5)];
    burning = burning > 0.995 ? 1.0 : smoothstep(-0.04, 0.04, mix(0.18, 0.86, burning) - grain.r);
    vec3 warm = mix(vec3(1.0, 0.47, 0.15), vec3(1.0, 0.74, 0.44), smoothstep(0.05, 0.8, lights));
    vec3 glow = warm * lights * (0.4 + 1.2 * grain.b) * burning * (1.0 - clamp(war.a, 0.0, 1.0)) * night * lights_gain;
    glow += war_fires(war, grain.barg, grain.barg, grain, grain.gbra, lights, land, night);
    colour += glow + blast_on(base, blast);

    float low = max(height * 0.85 + 0.15 * smoothstep(-0.1, 0.2, height), 0.0);
    float white_share = mix(0.58, 0.82, smoothstep(0.1, 0.9, body * 0.6 + grain.a * 0.3 + fine.a * 0.25));
    vec3 white = vec3(white_share) * (direct * low + sky * 1.4 + moonlight) + vec3(0.0006, 0.0008, 0.0012) * night;
    white += blast * 0.9 * (0.25 + 0.8 * thick * grain.g) + glow * 0.15;
    colour = mix(colour, white, thick);
    risen_km = 6.0 * thick;
    colour = mix(colour, vec3(0.74) * (direct * low + sky) + moonlight, weather.g * (0.25 + 0.5 * grain.g));
    return under_smoke(colour, war, grain.barg, grain, grain.garb, grain.r, fine.r * 0.2 + 0.4, vec2(0.5, 0.0), 0.0, day, sky, night, blast);
}
