extension OwnCode {
  /// Colours by name: one accent, light and dark.
  static let colours = OwnCode(
    """
    :root{color-scheme:light dark;--paper:#fcfbf8;--ink:#1d2327;--quiet:#545c63;--line:#d8d5cc;\
    --edge:#767d84;--accent:#0f5f6e;--wash:#f2f0e9}
    @media (prefers-color-scheme:dark){:root{--paper:#15191c;--ink:#e7e5df;--quiet:#a9b0b5;\
    --line:#3a4247;--edge:#8a939a;--accent:#6fc3d2;--wash:#1e2428}}
    @media (forced-colors:active){:root{--paper:Canvas;--ink:CanvasText;--quiet:CanvasText;\
    --line:CanvasText;--edge:CanvasText;--accent:LinkText;--wash:Canvas}}
    @media print{:root{color-scheme:light;--paper:#fff;--ink:#1d2327;--quiet:#545c63;--line:#d8d5cc;\
    --edge:#767d84;--accent:#0f5f6e;--wash:#fff}}

    """)

  /// How the marks of a picture look: patterns and shapes tell them apart before colours do.
  static let pictures = OwnCode(
    """
    svg{forced-color-adjust:none}
    svg text{fill:var(--ink);font:13px system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;\
    font-variant-numeric:tabular-nums}
    svg .title{font-size:15px;font-weight:600}
    svg .v{text-anchor:end;fill:var(--quiet)}
    .fill{fill:var(--accent);stroke:var(--accent)}
    .track{fill:var(--paper);stroke:var(--edge)}
    .mark{fill:none;stroke:var(--ink);stroke-width:3}
    .ring{fill:none;stroke:var(--accent);stroke-width:3}
    .a{stroke:var(--edge);stroke-width:1;stroke-linejoin:round;fill-rule:evenodd}
    .an{fill:var(--wash)}.a0{fill:var(--paper)}.a1{fill:url(#p1)}.a2{fill:url(#p2)}.a3{fill:var(--accent)}
    .pb{fill:var(--paper)}.pd{fill:var(--accent)}.ps{stroke:var(--accent);stroke-width:4.5}
    .seat{fill:var(--ink);stroke:var(--paper);stroke-width:3}
    .venue{fill:var(--paper);stroke:var(--ink);stroke-width:4;stroke-linejoin:round}.legend .venue{stroke-width:2.2}
    svg .place{font-size:24px;font-weight:600;text-anchor:middle;paint-order:stroke;stroke:var(--paper);\
    stroke-width:7px;stroke-linejoin:round}

    """)

  static let page = OwnCode(
    """
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
    body{margin:0;background:var(--paper);color:var(--ink);\
    font:1rem/1.6 system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
    .skip{position:absolute;left:-999rem}
    .skip:focus{left:1rem;top:1rem;padding:.5rem 1rem;background:var(--paper);z-index:2}
    header,main,footer{max-width:72rem;margin:0 auto;padding:0 clamp(1rem,4vw,2.5rem)}
    header{padding-top:clamp(1.5rem,5vw,3.5rem)}
    h1,h2,h3{font-family:Charter,"Bitstream Charter","Iowan Old Style",Cambria,Georgia,serif;\
    line-height:1.2;font-weight:600;text-wrap:balance}
    h1{font-size:clamp(1.75rem,1.2rem + 2.6vw,2.9rem);margin:0 0 .35rem;letter-spacing:-.01em}
    h2{font-size:clamp(1.4rem,1.15rem + 1.1vw,1.9rem);margin:0 0 1rem}
    h3{font-size:1.2rem;margin:2rem 0 .5rem}
    .year{font-size:1.15rem;color:var(--quiet);margin:0 0 1rem}
    .status{border-left:.3rem solid var(--accent);background:var(--wash);padding:.65rem 1rem;margin:0 0 1.5rem;\
    max-width:46rem}
    .status b{display:block;font-size:.8rem;letter-spacing:.04em;color:var(--quiet);font-weight:600}
    a{color:var(--accent);text-underline-offset:.2em}
    :focus-visible{outline:3px solid var(--accent);outline-offset:2px}
    nav ol,nav ul{list-style:none;padding:0;margin:.5rem 0 0;columns:17rem;column-gap:2rem}
    nav ol li,nav ul li{break-inside:avoid;margin:0}
    nav a{display:inline-block;padding:.3rem 0}
    nav h2{font-size:1rem;margin:1.5rem 0 0;font-family:inherit}
    section{border-top:1px solid var(--line);padding:clamp(1.5rem,4vw,2.75rem) 0 1rem;margin-top:1.5rem}
    p,ul,.terms{max-width:46rem}
    p{margin:0 0 1rem}
    p{text-wrap:pretty}
    .lead{font-family:Charter,"Bitstream Charter","Iowan Old Style",Cambria,Georgia,serif;\
    font-size:clamp(1.2rem,1.05rem + .8vw,1.55rem);line-height:1.4;max-width:44rem;margin:0 0 1.5rem}
    ul{padding-left:1.2rem;margin:0 0 1.25rem}
    ul li{margin:.35rem 0}
    .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(9.5rem,100%),1fr));\
    gap:1.25rem 1.5rem;margin:0 0 1.75rem}
    .figures div{display:flex;flex-direction:column-reverse;justify-content:flex-end;\
    border-top:2px solid var(--accent);padding-top:.5rem}
    .figures dd{margin:0;font-size:clamp(1.5rem,1.3rem + 1vw,2.1rem);line-height:1.15;font-weight:600;\
    font-variant-numeric:tabular-nums lining-nums}
    .figures dt{color:var(--quiet);font-size:.9rem;line-height:1.35;margin-top:.2rem}
    .terms{margin:0 0 1.5rem;display:grid;grid-template-columns:minmax(7rem,12rem) 1fr;gap:.55rem 1.5rem;\
    max-width:60rem}
    .terms dt{font-weight:600}
    .terms dd{margin:0}
    .terms .only{grid-column:1/-1}
    .pictures{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr));\
    gap:1.75rem 2.25rem;margin:0 0 1.75rem}
    .pictures.one{grid-template-columns:minmax(0,25rem)}
    .pair{display:grid;grid-template-columns:minmax(0,1fr);gap:0 3rem}
    @media (min-width:62rem){.pair{grid-template-columns:minmax(0,22rem) minmax(0,1fr)}}
    .pair>*{min-width:0}.pair th,.pair td{min-width:3.6rem}
    .pictures.wide{grid-template-columns:minmax(0,1fr)}
    figure{margin:0;break-inside:avoid;min-width:0}
    figcaption{font-weight:600;margin:0 0 .5rem}
    figure svg.picture{display:block;width:100%;height:auto}
    .pictures.wide svg.picture{max-height:52rem}
    .legend{list-style:none;display:flex;flex-wrap:wrap;gap:.35rem 1.25rem;padding:0;margin:.75rem 0 0;\
    font-size:.9rem;max-width:none;margin-bottom:1.5rem}
    .pictures .legend{margin-bottom:0}
    .legend li{display:flex;align-items:center;gap:.45rem;margin:0}
    .legend svg{flex:none}
    .a:hover,.seat:hover,.venue:hover{stroke:var(--ink);stroke-width:4}
    .table{overflow-x:auto;margin:0 0 1.75rem;position:relative;max-width:100%}
    .note{font-size:.9rem;color:var(--quiet);margin:-1.25rem 0 1.75rem}
    table{border-collapse:collapse;font-size:.94rem;line-height:1.4;font-variant-numeric:tabular-nums lining-nums}
    caption{text-align:left;font-weight:600;padding:0 0 .4rem}
    caption span{display:inline-block;position:sticky;left:0;max-width:min(46rem,100vw - 2.5rem)}
    th,td{padding:.4rem .8rem .4rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);\
    min-width:4.5rem;overflow-wrap:break-word}
    th:last-child,td:last-child{padding-right:.2rem}
    thead th{vertical-align:bottom;font-weight:600;border-bottom:2px solid var(--edge);color:var(--quiet);\
    font-size:.86rem;line-height:1.25}
    tbody th{font-weight:400;min-width:6.5rem;max-width:24rem}
    .n{text-align:right;white-space:nowrap}
    thead .n{white-space:normal}
    .t{min-width:9rem;max-width:34rem}
    .t:last-child{min-width:min(19rem,60vw)}
    .d{white-space:nowrap}
    .c{white-space:nowrap;font-size:.86em;min-width:12rem}
    .long{max-height:min(46rem,85vh);overflow-y:auto;border-bottom:1px solid var(--edge)}
    .long thead th{position:sticky;top:0;z-index:1;background:var(--paper);border-bottom:0;\
    box-shadow:inset 0 -2px var(--edge);padding-top:.3rem}
    .long tfoot th,.long tfoot td{position:sticky;bottom:0;background:var(--paper);border-top:0;\
    box-shadow:inset 0 2px var(--edge)}
    .hex{font:.78rem/1.4 ui-monospace,Menlo,Consolas,monospace;min-width:17rem;overflow-wrap:anywhere}
    tfoot th,tfoot td{font-weight:600;border-top:2px solid var(--edge);border-bottom:0}
    .none{color:var(--quiet)}
    .sort{font:inherit;color:inherit;background:none;border:0;padding:.25rem 0;margin:0;cursor:pointer;\
    text-align:inherit;min-height:1.75rem;text-decoration:underline dotted;text-underline-offset:.25em}
    [aria-sort=ascending] .sort::after{content:" \\2191"}
    [aria-sort=descending] .sort::after{content:" \\2193"}
    .filter{display:flex;flex-wrap:wrap;gap:.4rem .75rem;align-items:center;margin:0 0 .75rem;font-size:.94rem;\
    max-width:none}
    .filter input{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--edge);\
    padding:.35rem .6rem;min-width:0;width:16rem;max-width:100%}
    footer{border-top:1px solid var(--line);margin-top:2rem;padding-top:1.5rem;padding-bottom:3rem}
    .patterns{position:absolute;width:0;height:0}
    @media (max-width:40rem){.terms{grid-template-columns:minmax(0,1fr);gap:.1rem}.terms dd{margin-bottom:.6rem}\
    svg .place{display:none}tbody th{max-width:11rem;min-width:5rem}th,td{min-width:3.8rem}}
    @media screen and (max-width:40rem){.k,.k caption,.k tbody,.k tfoot,.k tr,.k th,.k td{display:block}\
    .k thead{display:none}.k.sorts thead{display:block}\
    .k thead tr{display:flex;flex-wrap:wrap;gap:0 1rem}.k thead tr::before{content:"Sort by";font-size:.86rem;\
    padding:.45rem 0}.k tr[hidden]{display:none}\
    .k tbody tr,.k tfoot tr{border-bottom:1px solid var(--line);padding:.5rem 0}\
    .k th,.k td{border:0;padding:.1rem 0;min-width:0;max-width:none;text-align:left;white-space:normal}\
    .k tbody th,.k tfoot th{font-weight:600}.k td::before{color:var(--quiet)}\
    .m tbody tr,.m tfoot tr{display:grid;grid-template-columns:repeat(auto-fill,minmax(5.2rem,1fr));gap:.3rem .5rem;\
    align-items:end}.m tbody tr[hidden]{display:none}\
    .m tbody th,.m tfoot th{grid-column:1/-1}.m td:not(.n){grid-column:span 2}.m td.hex{grid-column:1/-1}\
    .m td{font-size:.9rem}.m td::before{display:block;font:.75rem/1.25 system-ui,sans-serif}\
    .k td:empty{display:none}.long .k thead th,.long .k tfoot th,.long .k tfoot td{position:static;box-shadow:none}}
    @media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}

    """)

  /// Tables that go on over a page say their heads again, and no row is cut.
  static let print = OwnCode(
    """
    @media print{html{scroll-behavior:auto}body{font-size:9.5pt;line-height:1.45}\
    header,main,footer{max-width:none;padding-left:0;padding-right:0}header{padding-top:0}\
    nav,.skip,.filter{display:none}section{padding-top:5mm;margin-top:5mm}\
    h1{font-size:22pt}h2{font-size:15pt}h3{font-size:11.5pt}.lead{font-size:13pt}\
    h2,h3,caption{break-after:avoid}p{orphans:3;widows:3}.terms dt{break-after:avoid}\
    .figures dd{font-size:15pt}.figures div,li,.terms dd{break-inside:avoid}\
    .figures{grid-template-columns:repeat(auto-fit,minmax(28mm,1fr))}\
    .pictures{grid-template-columns:repeat(3,minmax(0,1fr));gap:5mm}\
    .pictures.one{grid-template-columns:minmax(0,72mm)}\
    .pair{grid-template-columns:66mm minmax(0,1fr);gap:0 8mm;break-inside:avoid}.note,.legend{font-size:8pt}figcaption{font-size:9pt}.pictures.wide{grid-template-columns:minmax(0,1fr)}\
    .pictures.wide svg.picture{max-height:190mm}\
    .table{overflow:visible;max-height:none;border:0}.table:not(.long){break-inside:avoid}\
    .long thead th,.long tfoot th,.long tfoot td{position:static}table{font-size:8pt;width:100%}thead{display:table-header-group;break-inside:avoid}\
    tfoot{display:table-row-group}tr{break-inside:avoid}th,td,.t,tbody th{min-width:0;padding:.9mm 2mm .9mm 0}\
    .long tbody th,.long tbody td{padding-top:.35mm;padding-bottom:.35mm}.c{min-width:0;font-size:6.5pt}.lead{break-inside:avoid;break-after:avoid}\
    thead th{font-size:7.5pt}.hex{min-width:24mm;font-size:6pt}.sort{display:contents}\
    .a,.fill,.track,.ring,.seat,.venue,.status,.legend{-webkit-print-color-adjust:exact;print-color-adjust:exact}\
    a{color:inherit;text-decoration:none}}

    """)

  /// Sorting and filtering of tables; without it everything can be read.
  static let script = OwnCode(
    """
    'use strict';
    document.querySelectorAll('.table').forEach(function (region) {
      var table = region.querySelector('table'), body = table.tBodies[0];
      if (!body || body.rows.length < 4) return;
      var heads = Array.from(table.tHead.rows[0].cells);
      table.classList.add('sorts');
      function key(row, column) {
        var text = row.cells[column].textContent;
        var plain = text.replace(/[,+%<>]/g, '').replace('\\u2212', '-');
        return /^-?[0-9.]+$/.test(plain) ? Number(plain) : text === '-' ? -Infinity : text;
      }
      heads.forEach(function (head, column) {
        var button = document.createElement('button');
        button.type = 'button';
        button.className = 'sort';
        button.textContent = head.textContent;
        head.textContent = '';
        head.appendChild(button);
        button.addEventListener('click', function () {
          var isUp = head.getAttribute('aria-sort') === 'ascending';
          heads.forEach(function (other) { other.removeAttribute('aria-sort'); });
          head.setAttribute('aria-sort', isUp ? 'descending' : 'ascending');
          var sign = isUp ? -1 : 1;
          Array.from(body.rows).map(function (row) { return [key(row, column), row]; })
            .sort(function (a, b) {
              var one = a[0], other = b[0];
              if (typeof one === typeof other && typeof one === 'number') return sign * (one - other);
              return sign * String(one).localeCompare(String(other), 'en-GB', {numeric: true});
            }).forEach(function (pair) { body.appendChild(pair[1]); });
        });
      });
      if (body.rows.length < 20) return;
      var line = document.createElement('p'), label = document.createElement('label');
      var input = document.createElement('input'), count = document.createElement('span');
      line.className = 'filter';
      input.type = 'search';
      input.id = 'filter-' + table.id;
      label.htmlFor = input.id;
      label.textContent = 'Show rows with';
      count.setAttribute('role', 'status');
      line.append(label, input, count);
      region.before(line);
      input.addEventListener('input', function () {
        var wanted = input.value.trim().toLowerCase(), shown = 0;
        Array.from(body.rows).forEach(function (row) {
          row.hidden = wanted !== '' && row.textContent.toLowerCase().indexOf(wanted) < 0;
          if (!row.hidden) shown += 1;
        });
        count.textContent = wanted === '' ? '' : shown + ' of ' + body.rows.length + ' rows';
      });
    });

    """)
}
