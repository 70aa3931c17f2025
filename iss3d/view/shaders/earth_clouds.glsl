// Clouds: the map gives the weather, tiles of noise give its forms, down to heaps of a few hundred metres.
struct Sky { float thick; float high; float veil; float map; float middle; float near; float nearest; };

// The body of the cloud without its finest forms: for shadows.
float cloud_body(vec2 place, vec2 at) {
    vec2 drift = vec2(hour * 2e-7, 0.0);
    vec4 broad = tile_at(noise_tile, at + drift, 48.0), middle = tile_at(noise_tile, at + drift, 176.0);
    float m = map(cloud_map, place + drift + (broad.rg - 0.5) * vec2(0.0010, 0.0016)).r;
    float body = m * 1.25 + (broad.r - 0.5) * 0.34 + (middle.b - 0.5) * 0.22 + (middle.a - 0.5) * 0.36 - 0.16;
    return body * smoothstep(0.02, 0.16, m);
}

// How high the cloud of these forms stands a little aside: what it lacks there is the slope of its top.
float cloud_height(vec2 place, vec2 at, Sky here, float fine) {
    vec2 drift = vec2(hour * 2e-7, 0.0);
    float middle = tile_at(noise_tile, at + drift, 176.0).a, m = map(cloud_map, place + drift).r;
    float small = 0.0;
#if CLOUD_DETAIL > 1
    small = (tile_at(noise_tile, at + drift, 640.0).a - here.near) * 0.46;
    small += (tile_at(noise_tile, at + drift, 2400.0).a - here.nearest) * 0.22 * fine;
#endif
    return here.high + (m - here.map) * 0.7 + ((middle - here.middle) * 0.60 + small) * (0.25 + 0.75 * here.thick);
}

// At a place: how thick the cloud is, how high it stands there, and the high veil. fine: 1 also the smallest forms.
Sky clouds_at(vec2 place, vec2 at, float fine) {
    vec2 drift = vec2(hour * 2e-7, 0.0);
    at += drift;
    place += drift;
    vec4 broad = tile_at(noise_tile, at, 48.0), middle = tile_at(noise_tile, at, 176.0);
    vec3 m = map(cloud_map, place + (broad.rg - 0.5) * vec2(0.0010, 0.0016)).rgb;
    vec4 near = vec4(0.5), nearest = vec4(0.5);
#if CLOUD_DETAIL > 1
    near = tile_at(noise_tile, at, 640.0);
    nearest = mix(nearest, tile_at(noise_tile, at, 2400.0), fine);
#endif
    // Billows: round heads on round heads; torn where the cloud is thin.
    float billow = middle.a * 0.42 + near.a * 0.30 + broad.a * 0.14 + nearest.a * 0.20;
    float torn = broad.r * 0.45 + middle.b * 0.30 + near.b * 0.25;
    float body = m.r * 1.25 + (torn - 0.5) * 0.75 + (billow - 0.5) * 0.55 - 0.16;
    body *= smoothstep(0.02, 0.16, m.r);
    // Fair-weather heaps in streets, each with its own size.
    float streets = smoothstep(0.44, 0.60, broad.r);
    float heaps = middle.a * 0.34 + near.a * 0.42 + broad.b * 0.16 + nearest.a * 0.30;
    float cumulus = (heaps - mix(0.88, 0.68, streets * smoothstep(0.15, 0.7, m.b))) * 1.5 * tiles_share;
    float solid = max(body, cumulus);
    Sky s;
    s.thick = smoothstep(0.0, 0.42, solid);
    s.high = clamp(solid, 0.0, 1.0) * 0.55 + s.thick * (billow - 0.3) * 0.95;
    s.map = m.r;
    s.middle = middle.a;
    s.near = near.a;
    s.nearest = nearest.a;
    // Ice cloud in threads along the wind.
    vec2 combed = (at + (broad.rg - 0.5) * 0.0009) * vec2(52.0, 230.0);
    float threads = textureGrad(noise_tile, combed, gradients.xy * 52.0, gradients.zw * 115.0).g;
    s.veil = m.g * (0.25 + 0.9 * threads * broad.g + 0.3 * (middle.r - 0.5)) * 0.85;
    return s;
}

// Thunderheads by night: each flash lights its tower from inside; one in seven towers at any half second.
vec3 lightning(vec2 at, Sky clouds, float storm) {
    vec2 q = at * (TURN / 95.0);
    vec2 id = floor(q);
    float beat = floor(hour * 2.0 + hash(id) * 7.0);
    float chance = hash(id + vec2(mod(beat, 977.0), mod(beat * 1.7, 613.0)));
    vec2 middle = 0.36 + 0.28 * vec2(hash(id + beat * 0.13 + 3.0), hash(id + beat * 0.29 + 5.0));
    float apart = length(q - id - middle);
    float pulse = exp(-4.0 * fract(hour * 2.0 + hash(id) * 7.0)) * max(chance - 0.86, 0.0) * 7.0;
    float heart = exp(-apart * apart * 160.0) * 1.6 + exp(-apart * apart * 34.0) * 0.30;
    return vec3(0.72, 0.78, 1.0) * heart * pulse * storm * (0.10 + 2.5 * clouds.high * clouds.thick);
}
