// The ground for machines without a graphics card: eight reads of maps, nothing finer than they are.
// One level of detail for all reads of a pixel; they differ only by the maps' sizes.
float detail;

vec4 plain(sampler2D image, vec2 place, float texels) {
    return textureLod(image, place, max(detail + texels, 0.0));
}

vec3 ground_light(vec3 along, vec3 up, vec2 place, float distance_km) {
    detail = 0.5 * log2(max(dot(gradients.xy, gradients.xy), 4.0 * dot(gradients.zw, gradients.zw)));
    float height = dot(up, sun);
    vec3 kind = plain(ground_map, place, 11.0).rgb;
    float lights = kind.r * kind.r, land = smoothstep(0.35, 0.65, kind.b);
#if REGION
    vec2 inside = (place - region_box.xz) / region_box.yw;
    vec2 near = plain(region_map, inside, 14.2).rg;
    float share = step(0.0, min(min(inside.x, inside.y), min(1.0 - inside.x, 1.0 - inside.y)));
    lights = mix(lights, near.r * near.r, share);
    land = mix(land, smoothstep(0.35, 0.65, near.g), share);
#endif
    vec3 base = plain(day_map, place, 11.0).rgb;
    base *= base * vec3(0.84, 0.86, 0.90);
    vec4 grain = plain(noise_tile, place * vec2(110.0, 55.0), 15.0);
    base *= 0.8 + 0.4 * grain.r;
    vec3 weather = plain(cloud_map, place, 11.0).rgb;
    float thick = smoothstep(0.08, 0.8, weather.r + (grain.a - 0.45) * 0.5 * smoothstep(0.02, 0.3, weather.r));
    vec4 war = war_at(up + (grain.rgb - 0.5) * 0.006);

    vec3 direct = sunlight_at(up * (EARTH + 0.5));
    vec3 day = direct * max(height, 0.0);
    vec3 sky = vec3(0.045, 0.075, 0.13) * smoothstep(-0.12, 0.35, height);
    float night = 1.0 - smoothstep(-0.12, 0.06, height);
    vec3 colour = base * (day + sky) + (1.0 - land) * day * glint(up, along, 0.0) * step(0.0, height);

    float grid = textureLod(grid_map, place + (grain.rb - 0.5) * vec2(0.004, 0.008), 0.0).r * 255.0;
    float burning = grid_light[int(grid + 0.5)];
    burning = burning > 0.995 ? 1.0 : smoothstep(-0.04, 0.04, mix(0.18, 0.86, burning) - grain.r);
    vec3 warm = mix(vec3(1.0, 0.50, 0.18), vec3(1.0, 0.80, 0.55), smoothstep(0.15, 0.9, lights));
    vec3 glow = warm * lights * burning * (1.0 - clamp(war.a, 0.0, 1.0)) * night * lights_gain;
    glow += war_fires(war, grain.barg, grain.barg, grain, lights, land, night);
    vec3 blast = BLAST_COLOUR * war.r;
    colour += glow + base * vec3(0.05, 0.07, 0.11) * 0.16 * night + (base * 0.9 + 0.02) * blast;

    float facing = max(height * 0.8 + 0.2 * smoothstep(-0.1, 0.2, height), 0.0);
    vec3 white = vec3(0.86) * (direct * facing + sky * 1.3) + vec3(0.0013, 0.0019, 0.0031) * night;
    white += blast * 0.9 * (0.25 + 0.8 * thick * grain.g) + glow * 0.22;
    colour = mix(colour, white, thick);
    return under_smoke(colour, war, grain.barg, grain, grain.garb, day, sky, night);
}
