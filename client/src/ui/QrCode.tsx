interface QrCodeProps {
  /** Line by line, "1" for a dark module. */
  rows: string[];
  label: string;
}

const quietZone = 4;

/** A QR code as the server drew it, dark on white whatever the colours of the page. */
export function QrCode({ rows, label }: QrCodeProps) {
  const size = rows.length + 2 * quietZone;
  const dark = rows.flatMap((row, y) =>
    [...row].flatMap((module, x) => (module === '1' ? [`M${x + quietZone} ${y + quietZone}h1v1h-1z`] : [])),
  );
  return (
    <svg className="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  );
}
