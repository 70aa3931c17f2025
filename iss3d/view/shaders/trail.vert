#version 330
// Ribbons of trails: a piece from head to tail, turned to the eye, never thinner than a pixel.
in vec4 p3d_Vertex; // corner: x -1 tail to 1 head, y across; number of the piece
uniform sampler2D rows;
uniform vec3 eye, ray_right, ray_up, ray_ahead;
uniform vec2 tangents;
uniform float pixel; // angle of a pixel
out vec3 at;
out vec2 across;   // -1..1 across, how much the ribbon had to be widened
out vec3 strength; // light, smoke, age of the smoke
flat out vec2 kind; // warmth, seed
out float tip;      // 1 where the trail begins

void main() {
    int row = int(p3d_Vertex.z + 0.5);
    vec4 head = texelFetch(rows, ivec2(0, row), 0).zyxw, tail = texelFetch(rows, ivec2(1, row), 0).zyxw;
    vec4 lights = texelFetch(rows, ivec2(2, row), 0).zyxw, rest = texelFetch(rows, ivec2(3, row), 0).zyxw;
    float along = p3d_Vertex.x * 0.5 + 0.5;
    vec3 middle = mix(tail.xyz, head.xyz, along);
    float width = mix(tail.w, head.w, along), least = length(middle) * pixel * 1.3;
    vec3 side = cross(head.xyz - tail.xyz, middle);
    side = length(side) > 1e-6 ? normalize(side) : ray_up / tangents.y;
    // It begins as a point.
    tip = rest.w * along;
    float drawn = max(width, least) * 2.0 * (1.0 - 0.75 * tip);
    at = middle + side * p3d_Vertex.y * drawn;
    across = vec2(p3d_Vertex.y, width / max(width, least));
    strength = vec3(mix(lights.y, lights.x, along), mix(lights.w, lights.z, along), rest.y);
    kind = vec2(rest.x, rest.z);
    vec3 right = ray_right / tangents.x, high = ray_up / tangents.y;
    vec3 seen = vec3(dot(at, right) / tangents.x, dot(at, high) / tangents.y, dot(at, ray_ahead));
    bool there = head.w > 0.0;
    gl_Position = there ? vec4(seen.xy, seen.z * 0.999, seen.z) : vec4(9.0, 9.0, 9.0, 1.0);
}
