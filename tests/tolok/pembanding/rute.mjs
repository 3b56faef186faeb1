// Routes the arrows of pinned symbols with libavoid: a problem a line in, its polylines a line out.
import { createInterface } from "node:readline";
import { AvoidLib } from "libavoid-js";

const PIN = 1;

function shapesOf(Avoid, router, boxes, exclusive) {
  return boxes.map(([x0, y0, x1, y1]) => {
    const corner = (x, y) => new Avoid.Point(x, y);
    const shape = new Avoid.ShapeRef(router, new Avoid.Rectangle(corner(x0, y0), corner(x1, y1)));
    for (const [px, py, way] of [[0.5, 0, 1], [0.5, 1, 2], [0, 0.5, 4], [1, 0.5, 8]]) {
      new Avoid.ShapeConnectionPin(shape, PIN, px, py, true, 0, way).setExclusive(exclusive);
    }
    return shape;
  });
}

function pointsOf(connector) {
  const route = connector.displayRoute();
  return Array.from({ length: route.size() }, (_, i) => [route.get_ps(i).x, route.get_ps(i).y]);
}

function route(Avoid, { boxes, edges, penalties, options, exclusive }) {
  const router = new Avoid.Router(Avoid.OrthogonalRouting);
  for (const [name, value] of Object.entries(penalties)) router.setRoutingParameter(Avoid[name], value);
  for (const [name, value] of Object.entries(options)) router.setRoutingOption(Avoid[name], value);
  const shapes = shapesOf(Avoid, router, boxes, exclusive);
  const connectors = edges.map(
    ([a, b]) => new Avoid.ConnRef(router, new Avoid.ConnEnd(shapes[a], PIN), new Avoid.ConnEnd(shapes[b], PIN)),
  );
  const start = process.cpuUsage();
  router.processTransaction();
  const { user, system } = process.cpuUsage(start);
  const lines = connectors.map(pointsOf);
  Avoid.destroy(router);
  return { lines, seconds: (user + system) / 1e6 };
}

await AvoidLib.load();
const Avoid = AvoidLib.getInstance();
for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(route(Avoid, JSON.parse(line))));
}
