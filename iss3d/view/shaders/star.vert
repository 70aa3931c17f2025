#version 330
// Stars: directions of the catalogue, colour, and brightness in alpha.
in vec4 p3d_Vertex;
in vec4 p3d_Color;
uniform vec3 star_right, star_up, star_ahead; // of the picture, right and up divided by the tangents
uniform float stars_gain;
uniform float pixel_scale;
out vec3 light;
void main() {
    vec3 d = p3d_Vertex.xyz;
    vec3 p = vec3(dot(d, star_right), dot(d, star_up), dot(d, star_ahead));
    gl_Position = vec4(p.xy, p.z * 0.9998, p.z);
    float m = p3d_Color.a;
    gl_PointSize = clamp((1.5 + m * 2.4) * pixel_scale, 1.3, 6.0);
    light = p3d_Color.rgb * (m * m * sqrt(m) * 7.0 + 0.035) * stars_gain;
}
