
function i(e){let n;return()=>(n??={is:e()}).is}export{i as a};
