// Clouds: the map gives the weather (layers and towers, ice, share under low cloud), a tile gives the forms below its
// texels: heaps upon heaps, their tops, wisps. What a place throws back follows from how thick the cloud is there.
struct Sky {
    float thick;   // share of the light that cloud below the ice throws back
    float high;    // how high it stands, 0 to 1 (12 km)
    float veil;    // share that ice throws back
    float map;     // layers and towers of the map
    float near;    // noise some 60 km wide
    float nearest; // the same, fine
    float herds;   // where heaps gather, some 250 km wide
};

// Forms of a place: heaps and wisps (0 to 1, every value as common), tops (about 0), cells and how the map of the weather has it there.
struct Forms { float heaps; float tops; float wisps; float cells; vec3 map; };

// Far less than winds blow: weather that belongs to a place stays with it all day.
vec2 cloud_drift() { return vec2(hour * 2e-8, 0.0); }

// A tile turned by 53 degrees: whole numbers keep it whole across the date line. Repeats count five times.
vec4 tile_turned(sampler2D image, vec2 at, float repeats) {
    vec4 e = even_gradients;
    even_gradients = vec4(3.0 * e.x - 4.0 * e.y, 4.0 * e.x + 3.0 * e.y, 3.0 * e.z - 4.0 * e.w, 4.0 * e.z + 3.0 * e.w);
    vec4 found = tile_at(image, vec2(3.0 * at.x - 4.0 * at.y, 4.0 * at.x + 3.0 * at.y), repeats);
    even_gradients = e;
    return found;
}

float together(float one, float other) { return 1.0 - (1.0 - one) * (1.0 - other); }

float edge_of(float m) { return min(4.2 * m * (1.05 - m), 1.0); }

// Towers of the tropics boil; the layers of fronts do not.
float boiling(vec2 at, float m) { return (1.0 - smoothstep(0.09, 0.13, abs(at.y))) * smoothstep(0.15, 0.5, m); }

// Small heaps (to 8 km) ride on large ones (to 30 km): the sum of two by rank, by rank again.
Forms forms_at(vec2 place, vec2 at) {
    at += cloud_drift();
    vec3 small = tile_at(heaps_tile, at, 1013.0).rgb, large = tile_turned(heaps_tile, at, 53.0).rgb;
    float sum = 0.46 * small.r + 0.54 * large.r, rest = 1.0 - sum;
    Forms f;
    f.heaps = sum < 0.5 ? 2.0 * sum * sum : 1.0 - 2.0 * rest * rest;
    f.tops = (small.g - 0.5) * 0.55 + (large.g - 0.5) * 0.85;
    f.wisps = large.b;
    f.cells = tile_at(noise_tile, at, 132.0).a;
    f.map = map(cloud_map, place + cloud_drift()).rgb;
    return f;
}

// How much of low cloud is over a place (below 0: none). Where the sea is cold it lies in a deck of closed cells, behind
// fronts in open ones, elsewhere in heaps that stand in herds.
float low_cloud(Forms f, float herds) {
    float share = f.map.b;
    float open_cells = smoothstep(0.40, 0.52, share) * (1.0 - smoothstep(0.62, 0.74, share));
    float closed = smoothstep(0.64, 0.80, share);
    float form = f.heaps + 0.8 * open_cells * (0.42 - f.cells) + closed * ((f.cells - 0.45) * 0.80 - 0.45 * (f.heaps - 0.5));
    share = max(share * 1.15 - 0.08, 0.0);
    share *= mix(0.06 + 2.3 * herds * herds, 1.0, max(closed, 0.5 * open_cells));
    return form - 1.0 + share * 0.94;
}

// Of what a pixel cannot show it sees the mean.
float low_thickness(float form, float pixel_km, float share) {
    float soft = clamp(0.07 + 0.13 * pixel_km, 0.07, 0.6);
    float thin = smoothstep(-soft, 1.4 * soft, form), core = smoothstep(0.0, 0.30 + soft, form);
    return (0.34 * thin + 0.60 * core) * smoothstep(0.0, 0.10, share);
}

// A layer of the map, torn at its edge into the forms of its kind; thick ones are left as they are, and far ones to the map.
float layer(Forms f, float near, float pixel_km) {
    float m = f.map.r, edge = edge_of(m), heaped = mix(0.25, 1.0, smoothstep(0.2, 0.6, f.map.b));
    float torn = (near - 0.5) * 0.30 + mix((f.wisps - 0.5) * 0.55, (f.heaps - 0.5) * 0.55, heaped) + f.tops * 0.40 * heaped;
    float at = m + torn * edge * (1.0 - 0.6 * smoothstep(1.5, 6.0, pixel_km));
    return 0.55 * smoothstep(0.02, 0.50, at) + 0.45 * smoothstep(0.25, 1.0, at);
}

// How much light clouds take from what lies below them.
float cloud_body(Forms f, Sky here, float pixel_km) {
    return together(layer(f, here.near, pixel_km), low_thickness(low_cloud(f, here.herds), pixel_km, f.map.b));
}

// How high their tops stand, 0 to 1 (12 km).
float cloud_tops(Forms f, float layers, float low_form, vec2 at) {
    float m = f.map.r, boils = boiling(at, m);
    float low = (0.04 + 0.20 * sqrt(clamp(low_form * 1.5, 0.0, 1.0)) + 0.26 * f.tops) * smoothstep(-0.08, 0.14, low_form);
    // Layers are cells beside cells, towers stand out of them; the flat shields of the highest are smooth.
    float flat_top = smoothstep(0.62, 0.85, m), lumpy = mix(0.35, 1.0, boils) * (1.0 - 0.85 * flat_top);
    float relief = ((f.cells - 0.45) * 0.22 + (f.heaps - 0.5) * 0.20 + f.tops * 0.42) * lumpy + (f.wisps - 0.5) * 0.10 + flat_top * (f.heaps - 0.5) * 0.07;
    float top = 0.34 + 0.55 * smoothstep(0.40, 1.0, m) + relief;
    return max(low, top * smoothstep(0.04, 0.5, layers));
}

float tops_at(vec2 place, vec2 at, Sky here, float pixel_km) {
    Forms f = forms_at(place, at);
    return cloud_tops(f, layer(f, here.near, pixel_km), low_cloud(f, here.herds), at);
}

// At a place: how thick the cloud is, how high it stands there, and the ice above.
Sky clouds_at(vec2 place, vec2 at, Forms f, float pixel_km) {
    Sky s;
    vec2 moved = at + cloud_drift();
    s.herds = tile_turned(heaps_tile, moved, 31.0).r;
    vec4 wide = tile_at(noise_tile, moved, 640.0);
    s.near = wide.r;
    s.nearest = 0.5;
#if CLOUD_DETAIL > 1
    s.nearest = tile_at(noise_tile, moved, 2400.0).b;
#endif
    s.map = f.map.r;
    // The small heaps of fair weather do not grow over ice.
    f.map.b *= 1.0 - (1.0 - smoothstep(0.3, 0.6, f.map.b)) * smoothstep(0.35, 0.41, abs(place.y - 0.5));
    float layers = layer(f, s.near, pixel_km), form = low_cloud(f, s.herds) + (s.nearest - 0.5) * 0.06;
    float low = low_thickness(form, pixel_km, f.map.b);
    s.thick = together(layers, low);
    s.high = cloud_tops(f, layers, form, at);
    // Ice: a soft veil, in it wisps that eddies have curled, large ones and small.
    vec2 curled = moved + meander(23.0) * 0.004;
    float wisps = tile_along(heaps_tile, curled, vec2(113.0, 157.0)).b;
#if CLOUD_DETAIL > 1
    wisps = wisps * 0.62 + tile_turned(heaps_tile, curled, 47.0).b * 0.38;
#endif
    float ice = f.map.g;
    s.veil = ice * mix(0.30, 0.75, smoothstep(0.35, 0.8, ice)) + 0.62 * smoothstep(0.72 - 0.8 * ice, 1.35 - 0.8 * ice, wisps) * smoothstep(0.03, 0.35, ice);
    s.veil = clamp(s.veil, 0.0, 0.95);
    return s;
}

// Thunderheads by night: each flash lights its tower from inside, two or three strokes and a pause.
vec3 lightning(vec2 at, Sky clouds, float storm) {
    vec2 q = at * (TURN / 95.0);
    vec2 id = floor(q), within = q - id;
    float clock = hour * 2.0 + hash(id) * 7.0, beat = floor(clock), since = fract(clock);
    float chance = hash(id + vec2(mod(beat, 977.0), mod(beat * 1.7, 613.0)));
    vec2 middle = 0.34 + 0.32 * vec2(hash(id + beat * 0.13 + 3.0), hash(id + beat * 0.29 + 5.0));
    vec2 torn = textureLod(noise_tile, at * 604.0, 4.0).rb - 0.5;
    float apart = length(within - middle + torn * 0.24);
    float strokes = exp(-9.0 * since) + 0.7 * exp(-14.0 * abs(since - 0.16)) + 0.4 * exp(-16.0 * abs(since - 0.27));
    float pulse = strokes * max(chance - 0.86, 0.0) * 7.0;
    // A hot heart in the tower, and the glow of the anvil about it; all of it ends within its own square.
    float heart = exp(-apart * apart * 210.0) * 0.9 + exp(-apart * apart * 34.0) * 0.24;
    heart *= smoothstep(0.0, 0.22, min(min(within.x, within.y), min(1.0 - within.x, 1.0 - within.y)));
    return vec3(0.74, 0.74, 1.0) * heart * pulse * storm * (0.35 + 1.3 * clouds.high * clouds.thick);
}
