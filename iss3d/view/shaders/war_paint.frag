#version 330
flat in vec4 a;
flat in vec4 b;
flat in vec4 c;
flat in vec2 hole;
flat in float width, dark_km, seed, fresh;
in vec2 km;
out vec4 picture;
void main() {
    float r2 = dot(km, km), r = sqrt(r2);
    if (b.w < 0.5) { // light of a blast: by the square of the distance from 17 km up, dimmed by the air; weak light ends near
        float near = clamp(1.0 - r / a.z, 0.0, 1.0);
        float strong = clamp((a.z - 70.0) / 200.0, 0.0, 1.0);
        picture = vec4(c.xyz * mix(2800.0, 11000.0, strong) / (r2 + mix(70.0, 300.0, strong)) * exp(-r / (0.42 * a.z)) * near, 0.0);
        return;
    }
    // Burning ground, longer one way than the other, and no two alike: what there is to burn differs. About it the light
    // it throws on smoke and cloud, which thins with distance and nowhere ends.
    float turn = seed * 39.0;
    vec2 q = vec2(dot(km, vec2(cos(turn), sin(turn))), dot(km, vec2(-sin(turn), cos(turn))));
    float own = 0.50 + 0.75 * fract(seed * 7.31), flat_ = 0.55 + 0.45 * fract(seed * 3.17);
    q /= c.w * own * vec2(1.0, flat_);
    float near = 0.5 * dot(q, q);
    float fire = c.x * (exp(-near) + 0.13 * own * pow(1.0 + 0.30 * near, -1.5) * (1.0 - smoothstep(0.25, 1.0, r / a.w)));
    // The plume wavers and puffs as it is drawn out: no wind is steady.
    float along = clamp(km.x, 0.0, max(b.z, 0.1));
    float way = along / 260.0 + seed * 17.0;
    float bent = km.y - width * 0.9 * (sin(way * 1.7) + 0.6 * sin(way * 3.9)) * smoothstep(0.0, 200.0, along);
    float spread = width * (0.40 + 0.40 * own) * (1.0 - 0.45 * smoothstep(0.0, 500.0, along)) + (0.060 + 0.10 * exp(-along / 90.0)) * along;
    float aside = length(vec2(km.x - along, bent));
    // Dense where it rises.
    float thin = (0.22 + 0.78 * exp(-along / 420.0) + 1.6 * exp(-along / 70.0) + 1.8 * exp(-b.z / 420.0)) * (1.0 - 0.75 * pow(along / max(b.z, 1.0), 1.5));
    float puffs = 0.75 + 0.25 * sin(way * 5.3 + 2.0 * sin(way * 2.1));
    float smoke = (1.15 + 2.4 * exp(-along / 90.0) * (0.5 + own)) * c.y * exp(-aside * aside / (2.0 * spread * spread)) * thin * puffs * (width + 14.0) / (0.6 * width + 14.0 + 0.4 * spread);
    float dark = c.z * clamp(1.6 - r / max(dark_km, 0.1), 0.0, 1.0);
    // Ordinary cloud is gone from here: 1 in the middle, a half at the edge, 0 as far again.
    float open = hole.x * clamp(1.0 - 0.5 * r / max(hole.y, 0.1), 0.0, 1.0);
    // What has just risen is dark; it pales on its way.
    open -= fresh * min(smoke, 1.0) * (0.62 + 0.38 * exp(-along / 90.0));
    picture = vec4(open, fire, smoke, dark);
}
