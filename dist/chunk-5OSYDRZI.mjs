
import{T as o,U as r,V as m,W as p}from"./chunk-YP627NCY.mjs";import"./chunk-4IR7AAMZ.mjs";import"./chunk-A4G6422C.mjs";import"./chunk-QBQQTELQ.mjs";import"./chunk-CYPMPHYZ.mjs";import"./chunk-FJISPZT7.mjs";export{o as configCredentialsIn,p as holdsProviderFormat,r as looseCredentialsIn,m as mightAnnounce};
